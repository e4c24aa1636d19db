export { ModelPages } from './ModelPages';
export { RunPages } from './RunPages';
export type { DeploymentDescriber, ServingReader } from './types';
