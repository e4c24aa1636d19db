export { partsOf } from '../database/partsOf';
