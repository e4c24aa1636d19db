export { ArtefactBrowser } from './ArtefactBrowser';
export { ArtefactPreview } from './ArtefactPreview';
export { ArtefactView } from './ArtefactView';
export {
  useArtefact,
  useArtefactList,
  type ArtefactPlace,
} from './useArtefacts';
