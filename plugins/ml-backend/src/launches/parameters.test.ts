import { validateParameters } from './parameters';
import { parseMemory, showMemory } from './quantity';
import { requireFit, resolveResources } from './resources';

const SCHEMA = {
  properties: {
    epochs: { type: 'integer', minimum: 1, default: 3, 'ui:widget': 'range' },
    optimizer: { enum: ['sgd', 'adam'] },
    start: { type: 'string', format: 'date' },
  },
  required: ['optimizer'],
  additionalProperties: false,
};

const validate = (parameters: Record<string, string | number>) =>
  validateParameters('mlpipeline:default/train', SCHEMA, parameters);

describe('parameters of a launch', () => {
  it('get the defaults of the schema', () => {
    expect(validate({ optimizer: 'adam' })).toEqual({
      optimizer: 'adam',
      epochs: 3,
    });
  });

  it.each([
    [{}, 'parameters.optimizer: is required; give it a value'],
    [{ optimizer: 'adam', epochs: 0 }, 'parameters.epochs: must be >= 1'],
    [{ optimizer: 'lion' }, 'parameters.optimizer: must be one of sgd, adam'],
    [
      { optimizer: 'adam', speed: 3 },
      'parameters.speed: is not a parameter of this pipeline; leave it out',
    ],
    [
      { optimizer: 'adam', start: 'yesterday' },
      'parameters.start: must match format "date"',
    ],
  ])('%p are refused by field, rule and remedy', (parameters, words) => {
    expect(() => validate(parameters)).toThrow(words);
    expect(() => validate(parameters)).toThrow('catalog file');
  });

  it('are not checked against something that is no schema', () => {
    expect(() =>
      validateParameters('mlpipeline:default/train', { type: 'nonsense' }, {}),
    ).toThrow(
      'spec.parameters of mlpipeline:default/train is not a JSON Schema',
    );
  });

  it('fit into an environment', () => {
    expect(() =>
      validateParameters(
        'mlpipeline:default/train',
        {},
        { text: 'x'.repeat(70_000) },
      ),
    ).toThrow('put the values in a file');
  });
});

describe('resources of a launch', () => {
  it.each([
    ['2Gi', 2 ** 31],
    ['1.5Ki', 1_536],
    ['500M', 5e8],
    [1_024, 1_024],
  ])('read %p of memory as bytes', (quantity, bytes) => {
    expect(parseMemory(quantity)).toBe(bytes);
  });

  it.each(['2 gigs', 'Gi', '-1Gi', ''])('refuse %p of memory', quantity => {
    expect(() => parseMemory(quantity)).toThrow('resources.memory');
  });

  it('have defaults', () => {
    expect(resolveResources({})).toEqual({ cpus: 1, gpus: 0 });
    expect(resolveResources({ gpus: 1, memory: '1Gi' })).toEqual({
      cpus: 1,
      gpus: 1,
      memory: 2 ** 30,
    });
  });

  it('that a cluster can never give are refused at once', () => {
    const cluster = {
      name: 'default',
      system: 'Ray',
      total: { cpus: 2, gpus: 1, memory: 2 ** 30 },
    };
    expect(() =>
      requireFit({ cpus: 2, gpus: 1, memory: 2 ** 30 }, cluster),
    ).not.toThrow();
    expect(() => requireFit({ cpus: 1, gpus: 2 }, cluster)).toThrow(
      "resources.gpus: 2 GPUs asked for, but the cluster 'default' (Ray) has 1 in all",
    );
    expect(() =>
      requireFit({ cpus: 1, gpus: 0, memory: 2 ** 31 }, cluster),
    ).toThrow('resources.memory: 2 GiB asked for');
  });

  it('are shown for people', () => {
    expect(showMemory(1.5 * 2 ** 30)).toBe('1.5 GiB');
    expect(showMemory(0)).toBe('0 B');
  });
});
