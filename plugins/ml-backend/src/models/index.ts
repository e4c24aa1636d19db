export { ModelPages } from './ModelPages';
export { RunDetailPages } from './RunDetailPages';
export { RunPages } from './RunPages';
export { VersionPages } from './VersionPages';
export type { DeploymentDescriber, ServingReader } from './types';
