type Tags = Record<string, string>;

const ENTRY_POINT = 'mlflow.project.entryPoint';

/** What MLflow records of the code a run came from, besides its commit and its repository. */
export const codeOf = (tags: Tags): [string, string | undefined][] => [
  ['branch', tags['mlflow.source.git.branch']],
  ['dirty', tags['mlflow.source.git.dirty']],
  ['script', tags['mlflow.source.name']],
  ['entry point', tags[ENTRY_POINT]],
];

/** What MLflow and its integrations record of the machine and the packages a run used. */
const environments =
  /^(mlflow\.(docker|databricks|project|source\.type)\b|(slipway\.)?(env|environment|image|docker|conda|pip|python|cuda|gpu|torch|ray|platform|host|seed|engine|cluster)\b)/i;

/** Said elsewhere on the page, or written for programs. */
const saidElsewhere =
  /^(mlflow\.(runName|user|parentRunId|source\..+|log-model\.history|runColor|rootRunId|artifactLocation)|slipway\.(parameters|source\..+|launch|attempt))$/;

const entries = (tags: Tags) =>
  Object.entries(tags).filter(([name]) => !saidElsewhere.test(name));

/** The tags that say in which environment a run ran. */
export const environmentOf = (tags: Tags): [string, string][] =>
  Object.entries(tags).filter(
    ([name]) => environments.test(name) && name !== ENTRY_POINT,
  );

/** The other tags that people and programs set. */
export const tagsOf = (tags: Tags): [string, string][] =>
  entries(tags).filter(([name]) => !environments.test(name));
