import { mockCredentials } from '@backstage/backend-test-utils';
import type {
  VersionComparison,
  VersionDetail,
  VersionPage,
} from '@slipway/plugin-ml-common';
import request from 'supertest';
import { startMl } from '../__testUtils__/startMl';

const AT = '/api/ml/entities/mlmodel/default/flight-delay/versions';

type Ml = Awaited<ReturnType<typeof startMl>>;

const get = async <T>({ server }: Ml, path: string): Promise<T> => {
  const { status, body } = await request(server)
    .get(`${AT}${path}`)
    .set('authorization', mockCredentials.user.header());
  expect({ status, body }).toMatchObject({ status: 200 });
  return body;
};

const mlModel = (type: string) => `flavors:
  sklearn: { pickled_model: model.pkl }
signature:
  inputs: '[{"name": "delay", "type": "${type}"}]'
`;

describe('versions', () => {
  let ml: Ml;

  beforeAll(async () => {
    ml = await startMl();
    ml.registry.addModel('flight-delay', { description: 'What it is for.' });
    ml.registry.addVersion('flight-delay', {
      files: {
        MLmodel: mlModel('long'),
        'model.pkl': 'a pickle',
        'README.md': '# Flight delay\n<script>alert(1)</script>',
        'conda.yaml':
          'dependencies: [python=3.11.7, {pip: [numpy==2.0.0, "-e ."]}]',
      },
    });
    const run = ml.tracking.addRun('flight-delay', {
      metrics: { roc_auc: 0.7 },
      parameters: { lr: '0.1' },
    });
    ml.registry.addVersion('flight-delay', {
      description: 'Trained on more weather.',
      runId: run.id,
      files: {
        MLmodel: mlModel('double'),
        'model.pkl': 'another pickle',
        'requirements.txt': '# made by MLflow\nnumpy==2.1.0\nsix\n',
      },
    });
    ml.registry.addVersion('flight-delay', {
      files: { 'model.onnx': 'values' },
    });
  });

  it('says how a version is written down and what loading it can do', async () => {
    const detail = await get<VersionDetail>(ml, '/1');
    expect(detail.format).toMatchObject({
      name: 'scikit-learn, pickle',
      runsCode: 'yes',
      why: expect.stringContaining('model.pkl'),
    });
    expect(detail.files).toContainEqual({
      path: 'model.pkl',
      size: 8,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      format: 'pickle',
      runsCode: 'yes',
    });
  });

  it('reads packages and Python from what the artefact has', async () => {
    expect(await get<VersionDetail>(ml, '/1')).toMatchObject({
      dependencies: ['numpy==2.0.0', '-e .'],
      python: '3.11.7',
    });
    expect(await get<VersionDetail>(ml, '/2')).toMatchObject({
      dependencies: ['numpy==2.1.0', 'six'],
    });
  });

  it('takes the card from the artefact, then from the version, then from the model', async () => {
    const cards = await Promise.all(
      ['/1', '/2', '/3'].map(async path => {
        const { card } = await get<VersionDetail>(ml, path);
        return card;
      }),
    );
    expect(cards).toEqual([
      {
        source: 'README.md',
        text: '# Flight delay\n<script>alert(1)</script>',
      },
      { source: 'version description', text: 'Trained on more weather.' },
      { source: 'model description', text: 'What it is for.' },
    ]);
  });

  it('compares two versions', async () => {
    const found = await get<VersionComparison>(ml, '/1/comparison?with=2');
    expect(found).toMatchObject({
      left: { version: '1' },
      right: { version: '2', format: { runsCode: 'yes' } },
      signature: {
        inputs: [
          { name: 'delay', change: 'changed', left: 'long', right: 'double' },
        ],
      },
    });
    expect(found.files.map(({ path }) => path)).toEqual([
      'conda.yaml',
      'MLmodel',
      'model.pkl',
      'README.md',
      'requirements.txt',
    ]);
  });

  it('lists what is known of artefacts that somebody looked at', async () => {
    await get<VersionDetail>(ml, '/2');
    const { items } = await get<VersionPage>(ml, '');
    expect(items.find(({ version }) => version === '2')).toMatchObject({
      format: { runsCode: 'yes' },
      size: expect.any(Number),
      digest: expect.stringMatching(/^sha256:/),
    });
  });

  it('refuses a comparison with nothing, and with what is not there', async () => {
    for (const [query, status] of [
      ['', 400],
      ['?with=99', 404],
    ] as const) {
      const answer = await request(ml.server)
        .get(`${AT}/1/comparison${query}`)
        .set('authorization', mockCredentials.user.header());
      expect(answer.status).toBe(status);
    }
  });

  it('shows the last known one with all that is kept of it, and its age, while the registry is away', async () => {
    await ml.mirror();
    // The list shows what runs measured, which keeps them.
    await get<VersionPage>(ml, '');
    const before = await get<VersionDetail>(ml, '/2');
    await get<VersionDetail>(ml, '/1');
    ml.registry.faults.goDown();
    ml.tracking.faults.goDown();
    const detail = await get<VersionDetail>(ml, '/2');
    const compared = await get<VersionComparison>(ml, '/1/comparison?with=2');
    ml.registry.faults.comeBack();
    ml.tracking.faults.comeBack();
    expect(before.run).toMatchObject({ parameters: { lr: '0.1' } });
    expect(detail).toMatchObject({
      ...before,
      freshness: {
        state: 'stale',
        asOf: expect.any(String),
        error: expect.stringContaining('does not answer'),
      },
    });
    expect(detail.digestError).toBeUndefined();
    expect(compared.dependencies).not.toEqual([]);
    expect(compared.freshness).toMatchObject({ state: 'stale' });
  });

  it('shows what is kept of one that is gone from its registry', async () => {
    await ml.mirror();
    const before = await get<VersionDetail>(ml, '/2');
    ml.registry.removeVersion({ model: 'flight-delay', version: '2' });
    const detail = await get<VersionDetail>(ml, '/2');
    expect(detail).toMatchObject({
      ...before,
      deletedAt: expect.any(String),
    });
    expect(detail.digestError).toBeUndefined();
  });
});
