export { OutsideClient } from './OutsideClient';
export type { AnswerSchema, OutsideAnswer } from './OutsideClient';
export type { OutsideRequest, QueryValue } from './request';
export type { Method } from './attempt';
export type { OutsideCredentials, OutsideTarget } from './target';
export { checkAddress } from './target';
export { AnswerTooLargeError, StrangeAnswerError } from './failures';
