/**
 * For tests: a fake of every port, and the contract suite that fakes and real adapters pass alike.
 *
 * @packageDocumentation
 */
export * from './fakes';
export * from './OutsideServer';
export * from './contracts';
