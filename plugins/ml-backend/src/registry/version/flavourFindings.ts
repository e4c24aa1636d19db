import type { FileKind } from './formats';
import { frameworkOf, GENERIC, loadingOf } from './flavours';
import type { Flavours } from './mlModelFile';

/** What the `MLmodel` file says about loading, beside what the files themselves are. */
export type FlavourFindings = {
  /** The framework as people call it. */
  framework?: string;
  /** Things that run or may run code, each with where it stands. */
  findings: (FileKind & { where: string })[];
  /** Paths, or folders, that a flavour of native text names as its data: JSON there is a model. */
  text: string[];
  /** Paths that MLflow unpickles whatever their names say. */
  unpickled: string[];
};

type Said = Record<string, unknown>;

const word = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value.slice(0, 300) : undefined;

const words = (said: Said, keys: readonly string[]): string[] =>
  keys.flatMap(key => word(said[key]) ?? []);

const DATA = ['data', 'model_data', 'pickled_model', 'model_path'];

/** Is it loaded as skops? MLflow goes by this key, not by the file's ending, and unpickles without it. */
const isSkops = (said: Said) => said.serialization_format === 'skops';

/** LightGBM's own boosters are text; what its other classes write is unpickled. */
const isBooster = ({ model_class: name }: Said) =>
  name === undefined || name === null || name === 'lightgbm.basic.Booster';

/** Does MLflow unpickle or execute a model of this flavour? */
const runsCode = (flavour: string, said: Said): boolean => {
  if (flavour === 'sklearn') return !isSkops(said);
  if (flavour === 'lightgbm') return !isBooster(said);
  return loadingOf(flavour) === 'code';
};

const codeOf = (said: Said): FlavourFindings['findings'] => {
  const found: FlavourFindings['findings'] = [];
  const loader = word(said.loader_module);
  if (loader && !/^mlflow(\.|$)/.test(loader))
    found.push({
      where: `loader_module ${loader}`,
      format: 'Python code',
      runsCode: 'yes',
      why: 'MLflow imports this module to load the model',
    });
  for (const code of words(said, ['code', 'model_code_path']))
    found.push({
      where: code,
      format: 'Python code',
      runsCode: 'yes',
      why: 'MLflow runs this code of the artefact to load the model',
    });
  if (said.trust_remote_code === true)
    found.push({
      where: 'trust_remote_code',
      format: 'Python code',
      runsCode: 'yes',
      why: 'the artefact has the library run Python code that the model names',
    });
  const trusted = said.skops_trusted_types;
  if (trusted !== undefined && trusted !== null && String(trusted) !== '')
    found.push({
      where: 'skops_trusted_types',
      format: 'skops',
      runsCode: 'unknown',
      why: 'the artefact itself names types that skops is told to trust',
    });
  return found;
};

const flavourFinding = (
  name: string,
  said: Said,
): FlavourFindings['findings'] => {
  const framework = frameworkOf(name) ?? name.slice(0, 60);
  const where = `the ${name.slice(0, 60)} flavour`;
  if (runsCode(name, said))
    return [
      {
        where,
        format: framework,
        runsCode: 'yes',
        why: 'MLflow unpickles models of this kind, whatever their files are called',
      },
    ];
  return loadingOf(name) === 'unknown'
    ? [
        {
          where,
          format: framework,
          runsCode: 'unknown',
          why: 'what makes objects of it can run code, and whether it does is not looked at',
        },
      ]
    : [];
};

/** What the module does that the generic flavour names, where the flavours say nothing of their own of it. */
const loaderFindings = (
  said: Said,
  flavours: Flavours,
): FlavourFindings['findings'] => {
  const loader = word(said.loader_module) ?? '';
  if (/^mlflow\.pyfunc(\.|$)/.test(loader))
    return [
      {
        where: `loader_module ${loader}`,
        format: 'Python model',
        runsCode: 'yes',
        why: 'MLflow unpickles or executes models of this kind',
      },
    ];
  const flavour = /^mlflow\.(.+)$/.exec(loader)?.[1];
  return flavour === undefined || flavour in flavours
    ? []
    : flavourFinding(flavour, said);
};

/**
 * Reads what MLflow would do with the flavours (mlflow.pyfunc's `load_model` and each flavour's): `loader_module` is
 * imported, the folder `code` goes onto Python's path, `model_code_path` is executed, `python_model` is unpickled, and
 * whether `pickled_model` is, says `serialization_format`. Names and endings of files play no part in it.
 */
export function readFindings(flavours: Flavours): FlavourFindings {
  const names = Object.keys(flavours);
  const known = names.find(name => frameworkOf(name));
  const findings: FlavourFindings['findings'] = [];
  const text: string[] = [];
  const unpickled: string[] = [];
  for (const [name, said] of Object.entries(flavours)) {
    findings.push(...codeOf(said));
    const data = words(said, DATA);
    if (name === GENERIC) {
      findings.push(...loaderFindings(said, flavours));
      unpickled.push(...words(said, ['python_model']));
      // Given a file, scikit-learn's loader unpickles it and asks no further.
      if (said.loader_module === 'mlflow.sklearn')
        unpickled.push(...words(said, ['data']));
    } else {
      findings.push(...flavourFinding(name, said));
      if (runsCode(name, said)) unpickled.push(...data);
      else if (loadingOf(name) === 'native text') text.push(...data);
    }
  }
  const otherwise = findings.some(({ format }) => format === 'Python model')
    ? 'Python model'
    : undefined;
  return {
    framework: known ? frameworkOf(known) : otherwise,
    findings,
    text,
    unpickled,
  };
}
