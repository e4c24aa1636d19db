export { RunArtefactReader, type ArtefactsOf } from './RunArtefactReader';
