import ApiIcon from '@material-ui/icons/ExtensionOutlined';
import BucketIcon from '@material-ui/icons/FolderOpen';
import DatasetIcon from '@material-ui/icons/Storage';
import FeatureSetIcon from '@material-ui/icons/TableChartOutlined';
import ModelIcon from '@material-ui/icons/BlurOn';
import OtherIcon from '@material-ui/icons/RadioButtonUnchecked';
import PipelineIcon from '@material-ui/icons/PlayCircleOutline';
import ProductIcon from '@material-ui/icons/CategoryOutlined';
import ServiceIcon from '@material-ui/icons/MemoryOutlined';
import TableIcon from '@material-ui/icons/GridOnOutlined';
import TopicIcon from '@material-ui/icons/SwapCallsOutlined';
import VersionIcon from '@material-ui/icons/LocalOfferOutlined';
import type { LineageKind } from '@slipway/plugin-ml-common';

const kinds: Record<LineageKind, { word: string; Icon: typeof ModelIcon }> = {
  table: { word: 'Table', Icon: TableIcon },
  topic: { word: 'Topic', Icon: TopicIcon },
  bucket: { word: 'Bucket', Icon: BucketIcon },
  dataset: { word: 'Dataset', Icon: DatasetIcon },
  'feature-set': { word: 'Feature set', Icon: FeatureSetIcon },
  model: { word: 'Model', Icon: ModelIcon },
  version: { word: 'Version', Icon: VersionIcon },
  pipeline: { word: 'Pipeline', Icon: PipelineIcon },
  service: { word: 'Service', Icon: ServiceIcon },
  api: { word: 'API', Icon: ApiIcon },
  product: { word: 'Product', Icon: ProductIcon },
  other: { word: 'Other', Icon: OtherIcon },
};

/** What a kind of node is called. */
export const kindWord = (kind: LineageKind): string => kinds[kind].word;

/** What several of a kind are called; one of them as {@link kindWord} says. */
export const kindWords = (kind: LineageKind, count: number): string =>
  count === 1 || kind === 'other' ? kindWord(kind) : `${kindWord(kind)}s`;

/** A picture of a kind, for the eye only: the word stands beside it. */
export const KindIcon = ({ kind }: { kind: LineageKind }) => {
  const { Icon } = kinds[kind];
  return <Icon aria-hidden fontSize="inherit" />;
};

const relations: Record<string, string> = {
  trains: 'trains',
  produces: 'makes',
  feeds: 'feeds',
  usedBy: 'is used by',
  consumedBy: 'is read by',
  servedBy: 'is served by',
  providesApi: 'provides',
  apiConsumedBy: 'is called by',
  dependencyOf: 'is needed by',
  partOf: 'is part of',
  readBy: 'was read by',
  madeInto: 'was made into',
  versionOf: 'is a version of',
};

/** What stands between the two ends of an edge: "… feeds …". */
export const relationWord = (relation: string): string =>
  relations[relation] ?? relation;
