export { ModelPages } from './ModelPages';
export type { DeploymentDescriber, ServingReader } from './types';
