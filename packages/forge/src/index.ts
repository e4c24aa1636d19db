export { createForge } from './forge.ts';
export type { ForgeOptions } from './forge.ts';
export type { Account } from './access.ts';
