type Tags = Record<string, string>;

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
  Object.entries(tags).filter(([name]) => environments.test(name));

/** The other tags that people and programs set. */
export const tagsOf = (tags: Tags): [string, string][] =>
  entries(tags).filter(([name]) => !environments.test(name));
