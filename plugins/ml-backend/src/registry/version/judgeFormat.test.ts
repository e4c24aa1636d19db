import type { RunsCode } from '@slipway/plugin-ml-common';
import madeByMlflow from './__fixtures__/models.json';
import { judgeFormat, type OpenedFile } from './judgeFormat';
import { readFlavours } from './mlModelFile';

const file = (path: string, opening?: string | number[]): OpenedFile => ({
  path,
  size: 10,
  sha256: 'a'.repeat(64),
  opening:
    opening === undefined
      ? undefined
      : Buffer.from(
          typeof opening === 'string' ? Buffer.from(opening) : opening,
        ),
});

const beside = ['MLmodel', 'conda.yaml', 'requirements.txt', 'README.md'];

const judge = (
  paths: string[],
  mlModel = '',
  configuration: Record<string, string | undefined> = {},
) =>
  judgeFormat(
    [...beside, ...paths].map(path => file(path)),
    {
      flavours: readFlavours(mlModel),
      configuration: new Map(Object.entries(configuration)),
    },
  ).format;

const judgeFiles = (files: OpenedFile[], mlModel = '') =>
  judgeFormat(files, { flavours: readFlavours(mlModel) });

describe('judgeFormat', () => {
  it.each<[string, string[], string, string, RunsCode]>([
    [
      'scikit-learn as MLflow 2 writes it',
      ['model.pkl'],
      'flavors: {sklearn: {pickled_model: model.pkl}}',
      'scikit-learn, pickle',
      'yes',
    ],
    [
      'scikit-learn as MLflow 3 writes it',
      ['model.skops'],
      'flavors: {sklearn: {pickled_model: model.skops, serialization_format: skops, skops_trusted_types: null}}',
      'scikit-learn, skops',
      'no',
    ],
    [
      'skops with types that the artefact itself trusts',
      ['model.skops'],
      'flavors: {sklearn: {serialization_format: skops, skops_trusted_types: [my.Type]}}',
      'scikit-learn, skops',
      'unknown',
    ],
    [
      'PyTorch',
      ['data/model.pth', 'data/pickle_module_info.txt'],
      'flavors: {pytorch: {model_data: data}}',
      'PyTorch (pickle or TorchScript)',
      'yes',
    ],
    [
      'an exported program of PyTorch',
      ['data/model.pt2'],
      'flavors: {pytorch: {model_data: data}}',
      'PyTorch export',
      'yes',
    ],
    [
      'a Python model',
      ['python_model.pkl'],
      'flavors: {python_function: {loader_module: mlflow.pyfunc.model, python_model: python_model.pkl}}',
      'Python model, pickle',
      'yes',
    ],
    [
      'a safe file with code beside it that is loaded too',
      ['model.onnx', 'code/helper.py'],
      'flavors: {onnx: {data: model.onnx, code: code}}',
      'ONNX, Python code',
      'yes',
    ],
    [
      'a loader that is not of MLflow',
      ['weights.safetensors'],
      'flavors: {python_function: {loader_module: evil.loader}}',
      'Python code',
      'yes',
    ],
    [
      'ONNX with its tensors in files beside it',
      ['model.onnx', 'model.onnx.data'],
      'flavors: {onnx: {data: model.onnx}}',
      'ONNX',
      'no',
    ],
    [
      'XGBoost',
      ['model.ubj'],
      'flavors: {xgboost: {data: model.ubj}}',
      'XGBoost (UBJSON)',
      'no',
    ],
    [
      'XGBoost as JSON',
      ['model.json'],
      'flavors: {xgboost: {data: model.json}}',
      'XGBoost, native text',
      'no',
    ],
    [
      'LightGBM as text',
      ['model.txt'],
      'flavors: {lightgbm: {data: model.txt}}',
      'LightGBM, native text',
      'no',
    ],
    [
      'CatBoost',
      ['model.cbm'],
      'flavors: {catboost: {data: model.cbm}}',
      'CatBoost',
      'no',
    ],
    [
      'safetensors with a tokenizer',
      ['model.safetensors', 'tokenizer.json', 'vocab.txt'],
      'flavors: {transformers: {}}',
      'Transformers, safetensors',
      'no',
    ],
    [
      'one pickle among safe files',
      ['a.safetensors', 'scaler.joblib'],
      '',
      'joblib',
      'yes',
    ],
    [
      'a TensorFlow SavedModel',
      ['tf2model/saved_model.pb', 'tf2model/fingerprint.pb'],
      'flavors: {tensorflow: {}}',
      'TensorFlow graph',
      'unknown',
    ],
    ['Keras', ['model.keras'], 'flavors: {keras: {}}', 'Keras', 'unknown'],
    [
      'Keras in HDF5, which has no safe mode',
      ['model.h5'],
      'flavors: {keras: {}}',
      'Keras (HDF5)',
      'yes',
    ],
    [
      'the architecture of a Keras model, which can hold Lambda layers',
      ['data/model.json', 'data/w.safetensors'],
      'flavors: {keras: {data: data}}',
      'Keras',
      'unknown',
    ],
    [
      'an archive of NumPy, which can hold pickles',
      ['weights.npz'],
      '',
      'NumPy archive',
      'unknown',
    ],
    [
      'LightGBM of another class than its own boosters',
      ['model.txt'],
      'flavors: {lightgbm: {data: model.txt, model_class: lightgbm.sklearn.LGBMClassifier}}',
      'LightGBM, pickle',
      'yes',
    ],
    [
      'a pickle that is called ONNX',
      ['model.onnx'],
      'flavors: {sklearn: {pickled_model: model.onnx, serialization_format: pickle}}',
      'scikit-learn, pickle',
      'yes',
    ],
    [
      'a pickle that is called skops',
      ['model.skops'],
      'flavors: {sklearn: {pickled_model: model.skops}}',
      'scikit-learn, pickle',
      'yes',
    ],
    [
      'a file that scikit-learn’s loader is handed',
      ['vocab.txt', 'w.safetensors'],
      'flavors: {python_function: {loader_module: mlflow.sklearn, data: vocab.txt}}',
      'pickle',
      'yes',
    ],
    [
      'a Python model that is called a list of words, beside a safe file',
      ['vocab.txt', 'w.safetensors'],
      'flavors: {python_function: {loader_module: mlflow.pyfunc.model, python_model: vocab.txt}}',
      'Python model, pickle',
      'yes',
    ],
    [
      'a Python model from code',
      ['w.safetensors'],
      'flavors: {python_function: {loader_module: mlflow.pyfunc.loaders.code_model}}',
      'Python model',
      'yes',
    ],
    [
      'a flavour that nobody here knows',
      ['w.safetensors'],
      'flavors: {novel: {data: w.safetensors}}',
      'novel',
      'unknown',
    ],
    [
      'a flavour that stands twice, of which the last counts',
      ['model.onnx'],
      'flavors: {onnx: {data: model.onnx}}\nflavors: {sklearn: {pickled_model: model.onnx}}',
      'scikit-learn, pickle',
      'yes',
    ],
    [
      'a flavour that is merged in',
      ['model.onnx'],
      'own: &own {sklearn: {pickled_model: model.onnx}}\nflavors: {<<: *own}',
      'scikit-learn, pickle',
      'yes',
    ],
    [
      'trust in code of others',
      ['model.safetensors'],
      'flavors: {transformers: {trust_remote_code: true}}',
      'Transformers, Python code',
      'yes',
    ],
    [
      'Python code that somebody may ask for',
      ['model.safetensors', 'modeling_own.py'],
      '',
      'Python code',
      'unknown',
    ],
    ['what nobody knows', ['weights.xyz'], '', 'unknown', 'unknown'],
    ['nothing', [], '', 'unknown', 'unknown'],
  ])('says of %s whether it can run code', (_, paths, mlModel, name, runs) => {
    expect(judge(paths, mlModel)).toMatchObject({ name, runsCode: runs });
  });

  it.each<[keyof typeof madeByMlflow.models, string, RunsCode]>([
    ['scikit-learn as skops', 'scikit-learn, skops', 'no'],
    ['scikit-learn as cloudpickle', 'scikit-learn, pickle', 'yes'],
    ['PyTorch as pickle', 'PyTorch (pickle or TorchScript)', 'yes'],
    ['PyTorch as an exported program', 'PyTorch export', 'yes'],
    ['TorchScript', 'PyTorch (pickle or TorchScript)', 'yes'],
    ['a Python model', 'Python model, pickle', 'yes'],
  ])('knows what MLflow itself writes: %s', (made, name, runsCode) => {
    const { mlModel, files } = madeByMlflow.models[made];
    const { format } = judgeFormat(
      files.map(({ opening, ...one }) => ({
        ...one,
        sha256: 'a'.repeat(64),
        opening: Buffer.from(opening, 'hex'),
      })),
      { flavours: readFlavours(mlModel) },
    );
    expect(format).toMatchObject({ name, runsCode });
  });

  it('goes by the first bytes where the name hides a pickle', () => {
    const pickled = [0x80, 5, 0x95, 0, 0];
    const zip = [
      ...Buffer.from('PK\x03\x04'),
      ...Buffer.alloc(22),
      16,
      0,
      0,
      0,
      ...Buffer.from('archive/data.pkl'),
    ];
    for (const [path, opening] of [
      ['model.safetensors', pickled],
      ['pytorch_model.bin', zip],
      ['settings.json', pickled],
    ] as const) {
      expect(judgeFiles([file(path, [...opening])]).format).toMatchObject({
        runsCode: 'yes',
      });
    }
    expect(judgeFiles([file('model.bin', 'GGUF\x03')]).format).toMatchObject({
      name: 'GGUF',
      runsCode: 'no',
    });
  });

  it.each<[string, string, string | number[], RunsCode]>([
    [
      'a pickle of protocol 4 without a frame',
      'a.onnx',
      [0x80, 4, 0x4b],
      'yes',
    ],
    ['a pickle of protocol 0', 'a.onnx', "cos\nsystem\n(S'id'\ntR.", 'yes'],
    ['words, one a line', 'vocab.txt', 'cloudpickle\nnumpy\nscipy\n', 'no'],
    ['a list in protocol 0', 'a.safetensors', "(lp0\nS'x'\n", 'yes'],
    ['what only calls itself safetensors', 'a.safetensors', 'hello', 'unknown'],
    [
      'a pickle among the tensors of ONNX',
      'm.onnx.data',
      [0x80, 5, 0x95],
      'yes',
    ],
    [
      'numbers of NumPy',
      'a.npy',
      "\x93NUMPY\x01\0v\0{'descr': '<f8', 'shape': (1,), }",
      'no',
    ],
    [
      'objects of NumPy',
      'a.npy',
      "\x93NUMPY\x01\0v\0{'descr': '|O', 'shape': (1,), }",
      'yes',
    ],
    [
      'columns of NumPy that go on',
      'a.npy',
      "\x93NUMPY\x01\0v\0{'descr': [('a', '<f8'), ('b",
      'unknown',
    ],
  ])('looks into the bytes of %s', (_, path, opening, runsCode) => {
    const bytes =
      typeof opening === 'string'
        ? [...Buffer.from(opening, 'latin1')]
        : opening;
    const { format } = judgeFiles([file('m.onnx'), file(path, bytes)]);
    expect(format.runsCode).toBe(runsCode);
  });

  it('reads which Python code a configuration names, however it is spelled', () => {
    const paths = ['config.json', 'model.safetensors'];
    const transformers = 'flavors: {transformers: {}}';
    const auto = '{"a": {"auto\\u005fmap": {"AutoModel": "x.Y"}}}';
    for (const [mlModel, text, runsCode] of [
      [transformers, '{"model_type": "bert"}', 'no'],
      [transformers, auto, 'yes'],
      ['', auto, 'unknown'],
      [transformers, undefined, 'unknown'],
      [transformers, '{broken', 'unknown'],
    ] as const) {
      const format = judge(paths, mlModel, { 'config.json': text });
      expect([text, format.runsCode]).toEqual([text, runsCode]);
    }
  });

  it.each(['{{{', 'flavors: [1, 2]', 'flavors: {onnx: text}', '- a\n---\n- b'])(
    'says of safe files under an MLmodel file that it does not understand that it cannot tell: %s',
    mlModel => {
      expect(judge(['model.onnx'], mlModel)).toMatchObject({
        name: 'unknown',
        runsCode: 'unknown',
        why: expect.stringContaining('MLmodel'),
      });
    },
  );

  it('names the files that decide, and marks each', () => {
    const { format, files } = judgeFiles(
      ['a.pkl', 'b.pkl', 'c.pkl', 'd.pkl', 'e.onnx', 'notes.txt'].map(path =>
        file(path),
      ),
    );
    expect(format.why).toMatch(
      /^Loading it can run code that is inside it: a\.pkl, b\.pkl, c\.pkl and 1 more: a pickle/,
    );
    expect(files).toMatchObject([
      { path: 'a.pkl', format: 'pickle', runsCode: 'yes' },
      {},
      {},
      {},
      { path: 'e.onnx', format: 'ONNX', runsCode: 'no' },
      { path: 'notes.txt' },
    ]);
    expect(files[5]).not.toHaveProperty('format');
    expect(files[0]).not.toHaveProperty('opening');
  });

  it.each([
    'flavors: [1, 2]',
    'flavors: {sklearn: text}',
    '{{{',
    'flavors: {python_function: {loader_module: [a], code: {b: c}}}',
  ])('reads past an MLmodel file that makes no sense: %s', mlModel => {
    expect(judge(['model.pkl'], mlModel).runsCode).toBe('yes');
  });
});
