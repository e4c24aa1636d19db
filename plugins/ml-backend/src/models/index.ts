export { ModelPages } from './ModelPages';
export { RunPages } from './RunPages';
export { VersionPages } from './VersionPages';
export type { DeploymentDescriber, ServingReader } from './types';
