import { randomUUID } from 'node:crypto';
import { ServiceUnavailableError } from '@backstage/errors';
import request from 'supertest';
import { startMl } from '../__testUtils__/startMl';

const MODEL = '/api/ml/entities/mlmodel/default/flight-delay';
const RTL = '\u202E';

/** A model with one run that holds a bit of everything. */
async function withRun() {
  const ml = await startMl();
  const run = ml.tracking.addRun('flight-delay', {
    metrics: { auc: 0.74, 'system/cpu_utilization_percentage': 12 },
    tags: {
      'slipway.launch': randomUUID(),
      'mlflow.source.git.repoURL': 'https://me:secret@forge.example/a/b.git',
    },
    datasets: [
      {
        name: 'flights',
        digest: 'abc',
        context: 'training',
        source: '{"url": "https://secret@data.example/a.csv"}',
      },
    ],
    contents: {
      note: '# Good',
      files: {
        'plots/roc.svg': '<svg/>',
        'delays.csv': 'carrier,delay\nUA,3\n',
        [`${RTL}gpj.<b>.txt`]: 'text',
        'large.bin': Buffer.alloc(20_000),
      },
      models: [
        {
          id: 'm-1',
          name: 'delay',
          metrics: [
            {
              key: 'auc',
              value: NaN,
              step: 1,
              timestamp: 0,
              dataset: { name: 'flights', digest: 'abc' },
            },
          ],
          files: {
            MLmodel: `signature:\n  inputs: '[{"name": "carrier", "type": "string"}]'\n`,
            'requirements.txt': 'torch==2.9.1\n',
          },
        },
      ],
    },
  });
  return { ...ml, run, url: `${MODEL}/runs/${run.id}` };
}

describe('a run', () => {
  it('comes with its note, datasets, models with signature, and system metrics', async () => {
    const { server, url } = await withRun();
    const { status, body } = await request(server).get(url);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      note: '# Good',
      systemMetrics: ['system/cpu_utilization_percentage'],
      describedDatasets: [{ name: 'flights', digest: 'abc' }],
      models: [
        {
          id: 'm-1',
          role: 'made',
          metrics: [{ value: null, text: 'NaN', dataset: { name: 'flights' } }],
          signature: { inputs: [{ name: 'carrier', type: 'string' }] },
        },
      ],
    });
    // The tag names a launch that there is not.
    expect(body.cause).toBeUndefined();
    expect(body.source.url).toBe('https://forge.example/a/b.git');
    expect(JSON.stringify(body)).not.toContain('secret');
  });

  it('keeps its facts when only its parts cannot be read', async () => {
    const { server, url, tracking } = await withRun();
    const error = new ServiceUnavailableError('Fake does not answer');
    tracking.faults.failNext('getRunParts', error);
    const { status, body } = await request(server).get(url);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      name: 'run-1',
      models: [],
      missing: expect.stringContaining('does not answer'),
    });
  });

  it('is the last known one, with its age, while the source is away', async () => {
    const { server, url, tracking } = await withRun();
    await request(server).get(`${MODEL}/runs`);
    tracking.faults.goDown();
    const { status, body } = await request(server).get(url);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      name: 'run-1',
      missing: expect.stringContaining('does not answer'),
      freshness: {
        state: 'stale',
        asOf: expect.any(String),
        error: expect.stringContaining('does not answer'),
      },
    });
  });

  it('says of a sweep how many runs are below it, and which of them is best', async () => {
    const { server, url, run, tracking } = await withRun();
    const [, best] = [0.7, 0.8].map(auc =>
      tracking.addRun('flight-delay', {
        metrics: { auc },
        tags: { 'mlflow.parentRunId': run.id },
      }),
    );
    await request(server).get(`${MODEL}/runs`);
    const { body } = await request(server).get(url);
    expect(body).toMatchObject({
      childCount: 2,
      bestChild: { runId: best.id, metric: 'auc', value: 0.8 },
    });
    const child = await request(server).get(`${MODEL}/runs/${best.id}`);
    expect(child.body).toMatchObject({ id: best.id, parentRunId: run.id });
    expect(child.body.childCount).toBeUndefined();
  });

  it('says nothing of a model that it claims to use and that is another’s', async () => {
    const { server, tracking } = await withRun();
    const model = (id: string, sourceRunId: string) => ({
      id,
      name: `name of ${id}`,
      sourceRunId,
      tags: { secret: id },
      versions: [{ model: 'salaries', version: '1' }],
      files: { MLmodel: 'flavors: {}', 'a.txt': 'secret' },
    });
    const ours = tracking.addRun('flight-delay', { id: '1'.repeat(32) });
    const theirs = tracking.addRun('elsewhere', { id: '2'.repeat(32) });
    const run = tracking.addRun('flight-delay', {
      contents: {
        missingModels: 'one is refused',
        models: [
          { ...model('m-ours', ours.id), role: 'used' },
          { ...model('m-theirs', theirs.id), role: 'used' },
        ],
      },
    });
    const url = `${MODEL}/runs/${run.id}`;
    const { body } = await request(server).get(url);
    expect(body).toMatchObject({
      missingModels: 'one is refused',
      models: [
        { id: 'm-ours', name: 'name of m-ours', tags: { secret: 'm-ours' } },
        { id: 'm-theirs', name: 'm-theirs', outside: true },
      ],
    });
    expect(JSON.stringify(body.models[1])).not.toMatch(
      /secret|salaries|name of/,
    );
    for (const id of ['m-ours', 'm-theirs']) {
      const list = await request(server).get(`${url}/artefacts?model=${id}`);
      const file = await request(server).get(
        `${url}/artefact?model=${id}&path=a.txt`,
      );
      expect([id, list.status, file.status]).toEqual([id, 404, 404]);
    }
  });

  it('reads the signatures of ten models, and says of the others that they are not read', async () => {
    const { server, tracking } = await withRun();
    const run = tracking.addRun('flight-delay', {
      contents: {
        models: Array.from({ length: 11 }, (_, index) => ({
          id: `m-${index + 10}`,
          files: { MLmodel: `signature:\n  inputs: '[{"type": "long"}]'\n` },
        })),
      },
    });
    const { body } = await request(server).get(`${MODEL}/runs/${run.id}`);
    expect(body.models[9].signature.inputs).toHaveLength(1);
    expect(body.models[10]).toMatchObject({ signatureUnread: true });
  });

  it('reads the signatures of models that are folders of its artefacts', async () => {
    const { server, tracking } = await withRun();
    const run = tracking.addRun('flight-delay', {
      contents: {
        files: {
          'model/MLmodel': `signature:\n  inputs: '[{"type": "long"}]'\n`,
        },
        modelFolders: ['model', 'gone', '../x'].map(path => ({
          path,
          id: path,
        })),
      },
    });
    const { body } = await request(server).get(`${MODEL}/runs/${run.id}`);
    expect(body.modelFolders).toEqual([
      { path: 'model', signature: { inputs: [{ type: 'long' }] } },
      { path: 'gone', signatureUnread: true },
      { path: '../x', signatureUnread: true },
    ]);
  });

  it('is not found where it is none of the model', async () => {
    const { server, tracking } = await withRun();
    const other = tracking.addRun('elsewhere', {
      contents: { files: { 'a.txt': 'secret' } },
    });
    for (const path of ['', '/artefacts', '/artefact?path=a.txt']) {
      const { status } = await request(server).get(
        `${MODEL}/runs/${other.id}${path}`,
      );
      expect([path, status]).toEqual([path, 404]);
    }
  });
});

describe('artefacts', () => {
  it('are listed folder by folder, page by page', async () => {
    const { server, url } = await withRun();
    const first = await request(server).get(`${url}/artefacts?limit=2`);
    expect(first.body.items).toEqual([
      { path: 'plots', name: 'plots', isDirectory: true },
      { path: 'delays.csv', name: 'delays.csv', isDirectory: false, size: 19 },
    ]);
    const second = await request(server)
      .get(`${url}/artefacts`)
      .query({ limit: 2, cursor: first.body.nextCursor });
    expect(second.body.items).toMatchObject([
      { name: 'large.bin', size: 20_000 },
      { name: `${RTL}gpj.<b>.txt` },
    ]);
    const folder = await request(server).get(`${url}/artefacts?path=plots`);
    expect(folder.body.items).toMatchObject([
      { path: 'plots/roc.svg', name: 'roc.svg' },
    ]);
  });

  it('are previewed on the server, and of what nobody can read only the beginning is fetched', async () => {
    const { server, url } = await withRun();
    const csv = await request(server).get(`${url}/artefact?path=delays.csv`);
    expect(csv.body).toMatchObject({
      kind: 'table',
      size: 19,
      table: { columns: ['carrier', 'delay'], rows: [['UA', '3']] },
    });
    const binary = await request(server).get(`${url}/artefact?path=large.bin`);
    expect(binary.body).toEqual({
      path: 'large.bin',
      size: 20_000,
      kind: 'binary',
      mediaType: 'application/octet-stream',
      truncated: true,
    });
    const strange = await request(server)
      .get(`${url}/artefact`)
      .query({ path: `${RTL}gpj.<b>.txt` });
    expect(strange.body).toMatchObject({ kind: 'text', text: 'text' });
  });

  it('of a logged model are those of a model of this run only', async () => {
    const { server, url } = await withRun();
    const files = await request(server).get(`${url}/artefacts?model=m-1`);
    expect(files.body.items).toMatchObject([
      { path: 'MLmodel' },
      { path: 'requirements.txt' },
    ]);
    const file = await request(server).get(
      `${url}/artefact?model=m-1&path=requirements.txt`,
    );
    expect(file.body.text).toBe('torch==2.9.1\n');
    const { status } = await request(server).get(`${url}/artefacts?model=m-2`);
    expect(status).toBe(404);
  });

  it.each([
    '../secret',
    '%2e%2e/secret',
    '/etc/passwd',
    'a/../../b',
    'a\0b',
    'a\\b',
  ])('of the path %j are refused', async path => {
    const { server, url } = await withRun();
    for (const what of ['artefact', 'artefacts']) {
      const answer = await request(server)
        .get(`${url}/${what}`)
        .query({ path });
      expect(answer.status).toBe(400);
    }
  });
});
