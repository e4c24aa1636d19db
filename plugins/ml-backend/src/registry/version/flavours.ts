/** How MLflow loads a flavour, as far as that is the same for every model of it (`mlflow.<flavour>`, read in 3.17). */
export type Loading =
  /** Unpickles it, or executes it. */
  | 'code'
  /** Reads a native format, which its files tell. */
  | 'native'
  /** Reads a native format, of which JSON and plain text are two. */
  | 'native text'
  /** Nothing here knows, or it depends. */
  | 'unknown';

type Known = { name: string; loading: Loading };

const known = (name: string, loading: Loading): Known => ({ name, loading });

const KNOWN: ReadonlyMap<string, Known> = new Map([
  ['sklearn', known('scikit-learn', 'code')],
  ['pytorch', known('PyTorch', 'code')],
  ['tensorflow', known('TensorFlow', 'unknown')],
  ['keras', known('Keras', 'unknown')],
  ['xgboost', known('XGBoost', 'native text')],
  ['lightgbm', known('LightGBM', 'native text')],
  ['catboost', known('CatBoost', 'native text')],
  ['onnx', known('ONNX', 'native')],
  ['spark', known('Spark ML', 'unknown')],
  ['statsmodels', known('statsmodels', 'code')],
  ['prophet', known('Prophet', 'native text')],
  ['pmdarima', known('pmdarima', 'code')],
  ['fastai', known('fastai', 'code')],
  ['transformers', known('Transformers', 'native')],
  ['sentence_transformers', known('Sentence Transformers', 'native')],
  ['spacy', known('spaCy', 'unknown')],
  ['langchain', known('LangChain', 'unknown')],
  ['h2o', known('H2O', 'unknown')],
  ['dspy', known('DSPy', 'unknown')],
  ['paddle', known('PaddlePaddle', 'unknown')],
  ['llama_index', known('LlamaIndex', 'unknown')],
  ['openai', known('OpenAI', 'native')],
]);

/** MLflow writes it beside the framework's own: its `loader_module` says what loads. */
export const GENERIC = 'python_function';

/** The framework as people call it; undefined for one that is not known here. */
export const frameworkOf = (flavour: string): string | undefined =>
  KNOWN.get(flavour)?.name;

/** How a flavour is loaded. */
export const loadingOf = (flavour: string): Loading =>
  KNOWN.get(flavour)?.loading ?? 'unknown';

/** Do these have configuration that can name Python code (`auto_map`) for the library to run? */
export const readsConfiguration = (flavour: string): boolean =>
  flavour === 'transformers' || flavour === 'sentence_transformers';
