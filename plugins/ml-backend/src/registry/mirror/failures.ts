import { isError } from '@backstage/errors';
import { AnswerTooLargeError } from '@slipway/plugin-ml-node';

/** Whether a failure has this name. */
export const isCalled = (error: unknown, name: string): boolean =>
  isError(error) && error.name === name;

/** Whether only the one thing that was asked for cannot be had: the registry itself answers. */
export const isOfOne = (error: unknown): boolean =>
  error instanceof AnswerTooLargeError || isCalled(error, 'NotAllowedError');
