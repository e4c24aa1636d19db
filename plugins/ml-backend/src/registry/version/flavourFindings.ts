import type { FileKind } from './fileKinds';
import type { Flavours } from './mlModelFile';

/** What the `MLmodel` file says about loading, beside what the files themselves are. */
export type FlavourFindings = {
  /** The framework as people call it. */
  framework?: string;
  /** Things that run or may run code, each with where it stands. */
  findings: (FileKind & { where: string })[];
  /** Paths, or folders, that hold the model's data: JSON there is a model. */
  data: string[];
};

const FRAMEWORKS: Record<string, string> = {
  sklearn: 'scikit-learn',
  pytorch: 'PyTorch',
  tensorflow: 'TensorFlow',
  keras: 'Keras',
  xgboost: 'XGBoost',
  lightgbm: 'LightGBM',
  catboost: 'CatBoost',
  onnx: 'ONNX',
  spark: 'Spark ML',
  statsmodels: 'statsmodels',
  prophet: 'Prophet',
  pmdarima: 'pmdarima',
  transformers: 'Transformers',
  sentence_transformers: 'Sentence Transformers',
  spacy: 'spaCy',
  langchain: 'LangChain',
  h2o: 'H2O',
  dspy: 'DSPy',
  paddle: 'PaddlePaddle',
  llama_index: 'LlamaIndex',
  openai: 'OpenAI',
};

const word = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value.slice(0, 300) : undefined;

/**
 * Reads what MLflow would do with the flavours (mlflow.pyfunc's `load_model`): `loader_module` is imported, the folder
 * `code` goes onto Python's path, `python_model` is unpickled, `model_code_path` is executed.
 */
export function readFindings(flavours: Flavours): FlavourFindings {
  const names = Object.keys(flavours);
  const known = names.find(name => name in FRAMEWORKS);
  const findings: FlavourFindings['findings'] = [];
  const data: string[] = [];
  for (const [name, said] of Object.entries(flavours)) {
    const loader = word(said.loader_module);
    if (loader && !/^mlflow(\.|$)/.test(loader))
      findings.push({
        where: `loader_module ${loader}`,
        format: 'Python code',
        runsCode: 'yes',
        why: 'MLflow imports this module to load the model',
      });
    const code = word(said.code) ?? word(said.model_code_path);
    if (code)
      findings.push({
        where: code,
        format: 'Python code',
        runsCode: 'yes',
        why: 'MLflow runs this code of the artefact to load the model',
      });
    const trusted = said.skops_trusted_types;
    if (Array.isArray(trusted) && trusted.length > 0)
      findings.push({
        where: `${trusted.length} trusted types`,
        format: 'skops',
        runsCode: 'unknown',
        why: 'the artefact itself names types that skops is told to trust',
      });
    if (name === 'spark')
      findings.push({
        where: 'the spark flavour',
        format: 'Spark ML',
        runsCode: 'unknown',
        why: 'Spark makes objects of the classes that its metadata name',
      });
    for (const key of ['data', 'model_data', 'pickled_model', 'model_path'])
      data.push(...[word(said[key])].flatMap(path => path ?? []));
  }
  const custom =
    word(flavours.python_function?.loader_module) === 'mlflow.pyfunc.model';
  const otherwise = custom ? 'Python model' : undefined;
  return {
    framework: known ? FRAMEWORKS[known] : otherwise,
    findings,
    data,
  };
}
