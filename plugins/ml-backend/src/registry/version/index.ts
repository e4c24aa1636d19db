export { toCard } from './card';
export { describeArtefact } from './describeArtefact';
export { parseRequirements } from './requirements';
export { trainingDataOf } from './trainingData';
export { NewestDigests, type NewestDigest } from './NewestDigests';
export { VersionFactsStore } from './VersionFactsStore';
export type {
  ArtefactFacts,
  ArtefactKey,
  VersionSummaryFacts,
} from './VersionFactsStore';
