export { createUrlSourceReader } from './createUrlSourceReader';
