/**
 * The ports of the `ml` plugin: what an adapter implements, and where it hands itself in.
 *
 * @packageDocumentation
 */
export * from './ports';
export * from './artefacts';
export * from './curves';
export * from './discovery';
export * from './logs';
export * from './extensions/mlPortsExtensionPoint';
export * from './http';
export * from './indexing';
