export { RunPartsReader, type ShownRunParts } from './RunPartsReader';
