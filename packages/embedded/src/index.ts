export { address, html } from './html.ts';
export type { Html } from './html.ts';
export {
  isLoopbackHost,
  loopbackUrl,
  refuseProduction,
  required,
} from './settings.ts';
export { mark } from './mark.ts';
export { serve } from './serve.ts';
export { style } from './style.ts';
