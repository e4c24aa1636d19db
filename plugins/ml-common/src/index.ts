/**
 * The words of the ML domain: entity kinds, permissions, API types and client.
 *
 * @packageDocumentation
 */
export * from './entities';
export * from './permissions';
export * from './api';
export * from './filter';
export * from './metrics';
export * from './signatures';
