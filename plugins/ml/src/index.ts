/**
 * Models, runs, health, promotions and launches in Backstage.
 *
 * @packageDocumentation
 */
export { mlPlugin as default } from './plugin';
export { WaitingCount } from './WaitingCount';
export { mlApiRef, type MlApi } from './api';
export { navigationColours, palettes, type Palette } from './design/palette';
export { monospace } from './design/type';
export { Page, type PageProps } from './design/Page';
export { FailureNotice } from './design/PanelState';
