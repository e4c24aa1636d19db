export { run } from '../test/run.mjs';
