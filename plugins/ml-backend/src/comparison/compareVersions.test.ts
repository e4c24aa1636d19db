import type { Run, VersionDetail } from '@slipway/plugin-ml-common';
import { compareVersions } from './compareVersions';

const metric = (key: string, value: number | null) => ({
  key,
  value,
  step: 1,
  timestamp: '2026-03-02T08:00:00Z',
});

const run = (change: Partial<Run> = {}): Run => ({
  id: 'a',
  name: 'bold-crane',
  experimentId: '1',
  status: 'FINISHED',
  startedAt: '2026-03-02T08:00:00Z',
  metrics: [metric('roc_auc', 0.7), metric('loss', 0.5)],
  parameters: { lr: '0.1', depth: '3' },
  tags: {},
  datasets: [
    { name: 'flights', digest: 'd1', context: 'training' },
    { name: 'flights-2013', digest: 'e1', context: 'evaluation' },
  ],
  ...change,
});

const file = (path: string, byte: string, size = 10) => ({
  path,
  size,
  sha256: byte.repeat(64),
});

const version = (
  number: string,
  change: Partial<VersionDetail> = {},
): VersionDetail => ({
  version: number,
  status: 'ready',
  createdAt: '2026-03-02T08:00:00Z',
  aliases: [],
  tags: {},
  digest: `sha256:${number.repeat(64)}`,
  files: [file('MLmodel', 'a'), file('model.onnx', number)],
  run: run(),
  ...change,
});

const none = new Map<string, 'higher' | 'lower'>();

describe('compareVersions', () => {
  it('says by how much metrics differ, which is better, and on which data', () => {
    const { metrics } = compareVersions(
      version('1'),
      version('2', {
        run: run({ metrics: [metric('roc_auc', 0.8), metric('loss', 0.6)] }),
      }),
      none,
    );
    expect(metrics).toMatchObject([
      { name: 'loss', direction: 'lower', better: false, sameData: true },
      { name: 'roc_auc', direction: 'higher', better: true, sameData: true },
    ]);
    expect(metrics[1].delta).toBeCloseTo(0.1);
  });

  it('takes what one run measured of the other version on its own data', () => {
    const older = version('1', {
      run: run({ datasets: [], metrics: [metric('roc_auc', 0.9)] }),
    });
    const newer = version('2', {
      run: run({
        name: 'quiet-otter',
        tags: { 'slipway.champion.version': '1' },
        metrics: [metric('roc_auc', 0.8), metric('champion.roc_auc', 0.7)],
      }),
    });
    expect(compareVersions(older, newer, none).metrics).toMatchObject([
      {
        name: 'roc_auc',
        left: 0.7,
        leftFrom: { run: 'quiet-otter' },
        right: 0.8,
        rightFrom: { run: 'quiet-otter' },
        sameData: true,
        better: true,
      },
    ]);
    expect(compareVersions(newer, older, none).metrics).toMatchObject([
      { name: 'roc_auc', left: 0.8, right: 0.7, sameData: true, better: false },
    ]);
  });

  it('says when they were not measured on the same data, and leaves NaN out', () => {
    const { metrics } = compareVersions(
      version('1'),
      version('2', {
        run: run({
          datasets: [],
          metrics: [metric('roc_auc', 0.8), metric('loss', null)],
        }),
      }),
      none,
    );
    expect(metrics).toEqual([
      {
        name: 'loss',
        left: 0.5,
        leftFrom: { run: 'bold-crane', at: '2026-03-02T08:00:00.000Z' },
        sameData: false,
        direction: 'lower',
      },
      expect.objectContaining({
        name: 'roc_auc',
        sameData: false,
        why: 'The two were not evaluated on the same data',
      }),
    ]);
  });

  it('puts the metrics of the rules first and goes by their direction', () => {
    const { metrics } = compareVersions(
      version('1'),
      version('2', {
        run: run({ metrics: [metric('roc_auc', 0.8), metric('cost', 1)] }),
      }),
      new Map([['cost', 'lower' as const]]),
    );
    expect(metrics.map(({ name }) => name)).toEqual([
      'cost',
      'loss',
      'roc_auc',
    ]);
    expect(metrics[0]).toMatchObject({ direction: 'lower', right: 1 });
  });

  it('lists what was added, removed and changed', () => {
    const left = version('1', {
      python: '3.11.7',
      dependencies: ['numpy==2.0.0', 'Torch_Vision==1', 'six'],
      signature: {
        inputs: [
          { name: 'carrier', type: 'string', required: true },
          { name: 'delay', type: 'long', required: true },
        ],
        outputs: [{ type: 'tensor', 'tensor-spec': { dtype: 'float32' } }],
      },
      files: [file('MLmodel', 'a'), file('old.pkl', 'b'), file('w', 'c', 5)],
    });
    const right = version('2', {
      python: '3.12.1',
      dependencies: ['numpy==2.1.0', 'torch-vision==1', 'skops==0.16'],
      signature: {
        inputs: [
          { name: 'carrier', type: 'string', required: false },
          { name: 'wind', type: 'double', required: true },
        ],
        outputs: [{ type: 'tensor', 'tensor-spec': { dtype: 'float32' } }],
      },
      run: run({
        parameters: { lr: '0.2', depth: '3', seed: '7' },
        datasets: [{ name: 'flights', digest: 'd2', context: 'training' }],
      }),
      files: [file('MLmodel', 'a'), file('new.skops', 'd'), file('w', 'e', 9)],
    });
    const found = compareVersions(left, right, none);
    expect(found.parameters).toEqual([
      { name: 'lr', change: 'changed', left: '0.1', right: '0.2' },
      { name: 'seed', change: 'added', right: '7' },
      { name: 'depth', change: 'same', left: '3', right: '3' },
    ]);
    expect(found.datasets).toEqual([
      { name: 'evaluation', change: 'removed', left: 'flights-2013 · e1' },
      {
        name: 'training',
        change: 'changed',
        left: 'flights · d1',
        right: 'flights · d2',
      },
    ]);
    expect(
      found.dependencies.map(({ name, change }) => [name, change]),
    ).toEqual([
      ['numpy', 'changed'],
      ['Python', 'changed'],
      ['six', 'removed'],
      ['skops', 'added'],
      ['torch-vision', 'same'],
    ]);
    expect(found.signature).toMatchObject({
      inputs: [
        { name: 'carrier', left: 'string', right: 'string, optional' },
        { name: 'delay', change: 'removed' },
        { name: 'wind', change: 'added', right: 'double' },
      ],
      outputs: [{ name: 'column 1', change: 'same' }],
    });
    expect(found.sameFiles).toBe(1);
    expect(found.files.map(({ path, change }) => [path, change])).toEqual([
      ['new.skops', 'added'],
      ['old.pkl', 'removed'],
      ['w', 'changed'],
    ]);
  });

  it('compares the tags of the versions, also where nothing else of them is known', () => {
    const unread = {
      run: undefined,
      digest: undefined,
      digestError: 'away',
      files: [],
    };
    const { tags } = compareVersions(
      version('1', {
        ...unread,
        tags: { validation_status: 'pending', season: 'winter', team: 'delay' },
      }),
      version('2', {
        ...unread,
        tags: { validation_status: 'approved', team: 'delay', note: '' },
      }),
      none,
    );
    expect(tags).toEqual([
      { name: 'note', change: 'added', right: '' },
      { name: 'season', change: 'removed', left: 'winter' },
      {
        name: 'validation_status',
        change: 'changed',
        left: 'pending',
        right: 'approved',
      },
      { name: 'team', change: 'same', left: 'delay', right: 'delay' },
    ]);
  });

  it('sees what changes within a type, however long it is', () => {
    const columns = 'x'.repeat(400);
    const of = (items: string) => ({
      inputs: [
        { name: 'tags', type: 'array', items: { type: items } },
        {
          name: 'wide',
          type: 'object',
          properties: { [columns]: { type: 'long' }, z: { type: items } },
        },
      ],
      outputs: [
        {
          'tensor-spec': {
            dtype: 'float32',
            shape: [items === 'long' ? 1 : 2],
          },
        },
      ],
      params: [{ name: 'top', type: 'long', default: items.length }],
    });
    const { signature } = compareVersions(
      version('1', { signature: of('long') }),
      version('2', { signature: of('double') }),
      none,
    );
    const { inputs, outputs, params } = signature;
    expect([...inputs, ...outputs, ...params]).toMatchObject([
      { change: 'changed', left: 'array<long>', right: 'array<double>' },
      { name: 'wide', change: 'changed' },
      { change: 'changed', left: 'tensor float32 [1]' },
      { name: 'top', change: 'changed', left: 'long, default 4' },
    ]);
  });

  it('compares one dataset with several by their names', () => {
    const flights = { name: 'flights', digest: 'd1', context: 'training' };
    const weather = { name: 'weather', digest: 'w1', context: 'training' };
    const { datasets } = compareVersions(
      version('1', { run: run({ datasets: [flights] }) }),
      version('2', { run: run({ datasets: [weather, flights] }) }),
      none,
    );
    expect(datasets).toEqual([
      { name: 'training: weather', change: 'added', right: 'weather · w1' },
      {
        name: 'training: flights',
        change: 'same',
        left: 'flights · d1',
        right: 'flights · d1',
      },
    ]);
  });

  it('does not call gone what could not be read', () => {
    const full = version('1', {
      runId: 'a',
      dependencies: ['numpy==2.0.0'],
      signature: { inputs: [{ name: 'delay', type: 'long' }] },
    });
    const empty = {
      parameters: [],
      datasets: [],
      dependencies: [],
      signature: { inputs: [], outputs: [], params: [] },
    };
    expect(
      compareVersions(
        full,
        version('2', {
          runId: 'b',
          run: undefined,
          unreadFiles: ['MLmodel', 'requirements.txt'],
        }),
        none,
      ),
    ).toMatchObject({
      ...empty,
      unread: [
        { side: 'right', part: 'run' },
        { side: 'right', part: 'packages' },
        { side: 'right', part: 'signature' },
      ],
    });
    expect(
      compareVersions(
        version('0', {
          run: undefined,
          digest: undefined,
          digestError: 'away',
        }),
        full,
        none,
      ),
    ).toMatchObject({
      ...empty,
      unread: [
        { side: 'left', part: 'run', why: 'It was registered without a run' },
        { side: 'left', part: 'packages', why: 'away' },
        { side: 'left', part: 'signature', why: 'away' },
        { side: 'left', part: 'files', why: 'away' },
      ],
    });
  });

  it('does not take files that could not be read for files that are gone', () => {
    const found = compareVersions(
      version('1'),
      version('2', { digest: undefined, digestError: 'away', files: [] }),
      none,
    );
    expect(found).toMatchObject({
      files: [],
      right: { digestError: 'away' },
    });
  });
});
