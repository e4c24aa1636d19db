export { createMlClient, type MlClient } from './createMlClient';
export type { MlCallOptions, MlClientOptions } from './MlServer';
