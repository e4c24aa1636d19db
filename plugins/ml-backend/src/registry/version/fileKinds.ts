import type { RunsCode } from '@slipway/plugin-ml-common';
import { belies, holdsObjects, kindByOpening } from './openings';

/** How one file of an artefact is written, and what loading it can do. */
export type FileKind = { format: string; runsCode: RunsCode; why: string };

/** `aside`: no part of the model itself, like a list of packages; undefined: nothing here knows it. */
export type FileSaid = FileKind | 'aside' | undefined;

const pickle = (format: string): FileKind => ({
  format,
  runsCode: 'yes',
  why: 'a pickle calls whatever functions it names while it is loaded',
});

const program = (format: string): FileKind => ({
  format,
  runsCode: 'yes',
  why: 'it is a program, which runs when the model is loaded or used',
});

const values = (format: string): FileKind => ({
  format,
  runsCode: 'no',
  why: 'it holds values and a structure, no code',
});

const KERAS: FileKind = {
  format: 'Keras',
  runsCode: 'unknown',
  why: 'a Lambda layer in it would be Python code, and whether it has one is not looked at',
};

const KERAS_H5: FileKind = {
  format: 'Keras (HDF5)',
  runsCode: 'yes',
  why: 'a Lambda layer in it is Python code, and the safe mode of Keras does not cover this format',
};

const OBJECTS = 'an array of objects in it would be a pickle';

/**
 * Formats by the ending of the file's name. Sources, as read in 2026:
 * - pickle: "can execute arbitrary code during unpickling" (https://docs.python.org/3/library/pickle.html); joblib,
 *   cloudpickle, dill and statsmodels, fastai, pmdarima files are pickles inside (their own documentation);
 * - PyTorch: `torch.load` "uses pickle", a TorchScript archive holds a program, `torch.export.load` "never load untrusted
 *   data" (https://docs.pytorch.org/docs/stable/generated/torch.load.html, jit.load, export);
 * - TensorFlow: "models are programs" (https://github.com/tensorflow/tensorflow/blob/master/SECURITY.md);
 * - Keras: Lambda layers, `safe_mode`, which HDF5 has not (https://keras.io/api/models/model_saving_apis/);
 * - NumPy: arrays of objects are pickles (https://numpy.org/doc/stable/reference/generated/numpy.load.html);
 * - skops: loads only types that are trusted (https://skops.readthedocs.io/en/stable/persistence.html);
 * - safetensors (https://huggingface.co/docs/safetensors), ONNX (https://onnx.ai/onnx/repo-docs/IR.html), native boosters
 *   (XGBoost's model IO, LightGBM's and CatBoost's save_model): values and structure only.
 */
const BY_ENDING: Record<string, FileKind> = {
  pkl: pickle('pickle'),
  pickle: pickle('pickle'),
  p: pickle('pickle'),
  cloudpickle: pickle('cloudpickle'),
  dill: pickle('dill'),
  joblib: pickle('joblib'),
  statsmodels: pickle('statsmodels (pickle)'),
  fastai: pickle('fastai (pickle)'),
  pmd: pickle('pmdarima (pickle)'),
  pt: pickle('PyTorch (pickle or TorchScript)'),
  pth: pickle('PyTorch (pickle or TorchScript)'),
  ckpt: pickle('checkpoint (pickle)'),
  pt2: {
    format: 'PyTorch export',
    runsCode: 'yes',
    why: 'torch.export.load reads pickled parts of it; PyTorch warns against files from others',
  },
  torchscript: program('TorchScript'),
  mar: program('TorchServe archive'),
  so: program('native library'),
  dll: program('native library'),
  dylib: program('native library'),
  jar: program('Java archive'),
  class: program('Java class'),
  whl: program('Python package'),
  pyc: program('Python bytecode'),
  keras: KERAS,
  h5: KERAS_H5,
  hdf5: KERAS_H5,
  pb: {
    format: 'TensorFlow graph',
    runsCode: 'unknown',
    why: 'a TensorFlow graph is a program: it can read and write files when it is used',
  },
  rds: {
    format: 'R object',
    runsCode: 'unknown',
    why: 'an R object can hold functions and promises that R evaluates',
  },
  skops: {
    format: 'skops',
    runsCode: 'no',
    why: 'skops makes only objects of types that the loader trusts',
  },
  safetensors: values('safetensors'),
  onnx: values('ONNX'),
  ort: values('ONNX Runtime'),
  tflite: values('TensorFlow Lite'),
  gguf: values('GGUF'),
  ubj: values('XGBoost (UBJSON)'),
  xgb: values('XGBoost'),
  lgb: values('LightGBM'),
  cbm: values('CatBoost'),
  cb: values('CatBoost'),
  pr: values('Prophet (JSON)'),
  pmml: values('PMML'),
  npy: values('NumPy'),
  npz: {
    format: 'NumPy archive',
    runsCode: 'unknown',
    why: `${OBJECTS}, and whether it has one is not looked at`,
  },
};

const ASIDE =
  /(^|\/)(MLmodel|LICEN[CS]E|NOTICE|Dockerfile|merges\.txt|registered_model_meta|pickle_module_info\.txt|\.gitattributes|\.gitignore|_SUCCESS|[^/]+\.(md|markdown|rst|txt|ya?ml|toml|cfg|ini|lock|json|jsonl|csv|tsv|parquet|arrow|png|jpe?g|gif|svg|webp|pdf|html?|vocab|log|crc))$/i;

const endingOf = (path: string): string => {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot < 0 ? '' : name.slice(dot + 1).toLowerCase();
};

/** What the first bytes say of a file whose name says that it cannot run code. */
function checked(
  ending: string,
  byName: FileKind,
  opening: Uint8Array,
): FileKind {
  const unknown = (why: string): FileKind => ({
    ...byName,
    runsCode: 'unknown',
    why,
  });
  if (belies(ending, opening))
    return unknown('its bytes are not what its name says');
  if (ending !== 'npy') return byName;
  const objects = holdsObjects(opening);
  if (objects === undefined)
    return unknown(
      `${OBJECTS}, and what it holds is not said in its first bytes`,
    );
  return objects
    ? {
        ...pickle('NumPy objects (pickle)'),
        why: 'an array of objects is a pickle',
      }
    : byName;
}

/**
 * What a file of an artefact is, by its first bytes where those say more than its name, else by the name. A loader goes
 * by the name too: a pickle that is called `.safetensors` is refused by safetensors, so such a file is reported as what
 * its bytes are.
 */
export function fileKind(path: string, opening?: Uint8Array): FileSaid {
  const ending = endingOf(path);
  const byName = Object.hasOwn(BY_ENDING, ending)
    ? BY_ENDING[ending]
    : undefined;
  const byBytes = opening && kindByOpening(opening);
  if (byBytes?.runsCode === 'yes' && byName?.runsCode !== 'yes') return byBytes;
  if (byName)
    return opening && byName.runsCode === 'no'
      ? checked(ending, byName, opening)
      : byName;
  if (ASIDE.test(path)) return 'aside';
  return byBytes;
}
