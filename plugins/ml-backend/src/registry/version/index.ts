export { toCard } from './card';
export { describeArtefact, type ArtefactDescription } from './describeArtefact';
export { parseRequirements } from './requirements';
