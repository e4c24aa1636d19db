import type { RunsCode } from '@slipway/plugin-ml-common';

/** How one file of an artefact is written, and what loading it can do. */
export type FileKind = { format: string; runsCode: RunsCode; why: string };

/** A pickle, by the name of its format. */
export const pickle = (format: string): FileKind => ({
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

/** Of an array of NumPy. */
export const OBJECTS = 'an array of objects in it would be a pickle';

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
export const FORMATS: ReadonlyMap<string, FileKind> = new Map(
  Object.entries({
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
  }),
);
