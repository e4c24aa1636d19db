export { ModelPages } from './ModelPages';
export { RunDetailPages } from './RunDetailPages';
export { RunEnvironmentPages } from './RunEnvironmentPages';
export { RunPages } from './RunPages';
export { VersionPages } from './VersionPages';
export type { DeploymentDescriber, ServingReader } from './types';
