import { AnswerTooLargeError } from '@slipway/plugin-ml-node';
import { OutsideServer } from '@slipway/plugin-ml-node/testUtils';
import { MlflowRegistry } from './MlflowRegistry';
import { MlflowTrackingServer } from './MlflowTrackingServer';

describe('an MLflow on a bad day', () => {
  let server: OutsideServer;

  afterEach(() => server.stop());

  /** A server that answers by path, with a status where that is a number; everything else is 404. */
  async function start(answers: Record<string, unknown>) {
    server = await OutsideServer.start((request, response) => {
      const { pathname } = new URL(request.url ?? '', 'http://here');
      const answer = answers[pathname.replace('/api/2.0/mlflow/', '')];
      if (answer === undefined || typeof answer === 'number') {
        response.writeHead(answer ?? 404).end();
      } else {
        response.end(
          typeof answer === 'string' ? answer : JSON.stringify(answer),
        );
      }
    });
    const instance = {
      name: 'default',
      url: server.url,
      webUrl: server.url,
      clientUri: server.url,
      maxArtefactBytes: 1_000,
    };
    return {
      tracking: new MlflowTrackingServer(instance),
      registry: new MlflowRegistry(instance),
    };
  }

  const info = {
    run_id: 'r',
    experiment_id: '1',
    status: 'FINISHED',
    start_time: 1,
  };
  const version = {
    name: 'm',
    version: 3,
    creation_timestamp: '1700000000000',
    last_updated_timestamp: 1,
  };

  it('takes what MLflow leaves out, writes as strings, or writes too long', async () => {
    const { tracking } = await start({
      'runs/get': {
        run: {
          info,
          data: {
            metrics: [
              { key: 'a', value: 'NaN', timestamp: '1700000000000' },
              { key: 'b', value: '-Infinity', timestamp: 2, step: '7' },
            ],
            tags: [
              { key: 'long', value: 'x'.repeat(1_000_000) },
              { key: '__proto__', value: 'mine' },
              { key: 'empty' },
            ],
          },
        },
      },
    });
    const run = await tracking.getRun('r');
    expect(run).toMatchObject({
      name: 'r',
      endTime: undefined,
      parameters: {},
      datasets: [],
      metrics: [
        { key: 'a', value: NaN, step: 0, timestamp: 1_700_000_000_000 },
        { key: 'b', value: -Infinity, step: 7 },
      ],
    });
    expect(run.tags.long).toHaveLength(10_000);
    expect(Object.keys(run.tags)).toEqual(['long', '__proto__', 'empty']);
  });

  it('keeps note and data of a run whose models it does not give, and the models beside one that it refuses', async () => {
    const model = (id: string) => ({
      info: { model_id: id, experiment_id: '1', source_run_id: 'r' },
    });
    const answers: Record<string, unknown> = {
      'runs/get': {
        run: {
          info,
          data: { tags: [{ key: 'mlflow.note.content', value: 'Good' }] },
          inputs: {
            dataset_inputs: [{ dataset: { name: 'flights', digest: 'd' } }],
            model_inputs: [{ model_id: 'm-2' }, { model_id: 'm-3' }],
          },
        },
      },
      'logged-models/search': '<html>Sign in</html>',
    };
    const { tracking } = await start(answers);
    await expect(tracking.getRunParts('r')).resolves.toMatchObject({
      note: 'Good',
      datasets: [{ name: 'flights' }],
      models: [],
      missingModels: expect.stringContaining('unknown form'),
    });
    answers['logged-models/search'] = { models: [model('m-1')] };
    answers['logged-models/m-2'] = 403;
    answers['logged-models/m-3'] = { model: model('m-3') };
    await expect(tracking.getRunParts('r')).resolves.toMatchObject({
      models: [{ id: 'm-1' }, { id: 'm-3' }],
      missingModels: expect.stringContaining('403'),
    });
  });

  it('leaves out models of an unknown form, and says how many', async () => {
    const model = (id: string, more: object = {}) => ({
      info: { model_id: id, source_run_id: 'r', ...more },
    });
    const lie = (id: string) => model(id, { creation_timestamp_ms: 'soon' });
    const answers: Record<string, unknown> = {
      'runs/get': {
        run: {
          info,
          inputs: { model_inputs: [{ model_id: 'u-1' }, { model_id: 'u-2' }] },
          outputs: { model_outputs: [{ model_id: 'm-2' }] },
        },
      },
      'logged-models/search': {
        // The run names the second as one that it made, but not the fourth.
        models: [model('m-1'), lie('m-2'), model('m-3'), lie('m-4')],
      },
      'logged-models/m-2': { model: lie('m-2') },
      'logged-models/u-1': 'x'.repeat(17 * 1024 * 1024),
      'logged-models/u-2': { model: model('u-2', { source_run_id: 'other' }) },
    };
    const { tracking } = await start(answers);
    const ids = async () => {
      const { models, missingModels } = await tracking.getRunParts('r');
      return [models.map(({ id }) => id).join(), missingModels];
    };
    await expect(ids()).resolves.toEqual([
      'm-1,m-3,u-2',
      expect.stringMatching(
        /^3 models are left out\. .*unknown form.*creation_timestamp_ms/,
      ),
    ]);
    // What the search garbles may be whole where it is asked for alone.
    answers['logged-models/m-2'] = { model: model('m-2') };
    answers['logged-models/u-1'] = 404;
    await expect(ids()).resolves.toEqual([
      'm-1,m-3,m-2,u-2',
      '1 model is left out. The answer has an unknown form',
    ]);
    answers['logged-models/search'] = { models: [lie('m-2'), lie('m-4')] };
    await expect(ids()).resolves.toEqual([
      'm-2,u-2',
      expect.stringContaining('models.0.info.creation_timestamp_ms'),
    ]);
  });

  it('says that a run has more models than are read', async () => {
    const models = Array.from({ length: 50 }, (_, index) => ({
      info: { model_id: `m-${index}`, source_run_id: 'r' },
    }));
    const { tracking } = await start({
      'runs/get': { run: { info } },
      'logged-models/search': { models, next_page_token: 'more' },
    });
    const parts = await tracking.getRunParts('r');
    expect(parts.models).toHaveLength(50);
    expect(parts.moreModels).toBe(true);
  });

  it('finds the models of a run that MLflow 2 logged, whatever stands in the tag', async () => {
    const tagged = (value: string) => ({
      run: {
        info,
        data: { tags: [{ key: 'mlflow.log-model.history', value }] },
      },
    });
    const entry = (path: string, id: string) => ({
      artifact_path: path,
      model_uuid: id,
      flavors: {},
    });
    const answers: Record<string, unknown> = {
      'runs/get': tagged(
        JSON.stringify([
          entry('model', 'a'),
          entry('b', 'b'),
          entry('model', 'c'),
        ]),
      ),
    };
    const { tracking } = await start(answers);
    await expect(tracking.getRunParts('r')).resolves.toMatchObject({
      models: [],
      modelFolders: [
        { path: 'model', id: 'c' },
        { path: 'b', id: 'b' },
      ],
    });
    for (const value of ['{broken', '{}', '[1]', 'null']) {
      answers['runs/get'] = tagged(value);
      const { modelFolders } = await tracking.getRunParts('r');
      expect(modelFolders).toEqual([]);
    }
  });

  it('says which field of an answer is wrong', async () => {
    const { tracking } = await start({
      'runs/search': { runs: [{ info: { ...info, start_time: 'yesterday' } }] },
    });
    await expect(
      tracking.searchRuns({ experimentIds: ['1'], limit: 1 }),
    ).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining('runs.0.info.start_time'),
    });
  });

  it('leaves out a run of an unknown form, and says how many it left out', async () => {
    const { tracking } = await start({
      'runs/search': {
        runs: [
          { info: { ...info, run_id: 'a' } },
          { info: { ...info, run_id: 'b', status: 7 } },
          { info: { ...info, run_id: 'c' } },
        ],
        next_page_token: 'more',
      },
    });
    await expect(
      tracking.searchRuns({ experimentIds: ['1'], limit: 3 }),
    ).resolves.toMatchObject({
      items: [{ id: 'a' }, { id: 'c' }],
      leftOut: 1,
      whyLeftOut: [
        { name: 'b', why: expect.stringContaining('form at info.status: ') },
      ],
      nextCursor: 'more',
    });
  });

  it('refuses a page that is too large, and passes a run that is so alone', async () => {
    const { tracking } = await start({
      'runs/search': 'x'.repeat(17 * 1024 * 1024),
    });
    const query = { experimentIds: ['1'] };
    await expect(
      tracking.searchRuns({ ...query, limit: 2 }),
    ).rejects.toBeInstanceOf(AnswerTooLargeError);
    const cursorOf = (offset: number) =>
      Buffer.from(JSON.stringify({ offset })).toString('base64');
    await expect(tracking.searchRuns({ ...query, limit: 1 })).resolves.toEqual({
      items: [],
      nextCursor: cursorOf(1),
      leftOut: 1,
      whyLeftOut: [{ why: 'It alone is too large for an answer' }],
    });
    await expect(
      tracking.searchRuns({ ...query, limit: 1, cursor: cursorOf(7) }),
    ).resolves.toMatchObject({ nextCursor: cursorOf(8) });
    await expect(
      tracking.searchRuns({ ...query, limit: 1, cursor: 'of another kind' }),
    ).rejects.toBeInstanceOf(AnswerTooLargeError);
  });

  it('leaves out an experiment that it may not see, unless that is all', async () => {
    server = await OutsideServer.start((request, response) => {
      const isSeen = request.url?.includes('seen');
      response
        .writeHead(isSeen ? 200 : 403)
        .end(
          JSON.stringify({ experiment: { experiment_id: '1', name: 'seen' } }),
        );
    });
    const tracking = new MlflowTrackingServer({
      name: 'default',
      url: server.url,
      webUrl: server.url,
      clientUri: server.url,
      maxArtefactBytes: 1_000,
    });
    await expect(
      tracking.getExperimentsByName(['seen', 'secret']),
    ).resolves.toMatchObject([{ id: '1' }]);
    await expect(
      tracking.getExperimentsByName(['secret']),
    ).rejects.toMatchObject({ name: 'NotAllowedError' });
  });

  it.each(['', '{"a": NaN}', '<html>Sign in</html>', '[]', 'null'])(
    'takes the answer %j for no answer of MLflow',
    async answer => {
      const { tracking } = await start({ 'runs/get': answer });
      await expect(tracking.getRun('r')).rejects.toMatchObject({
        name: 'ServiceUnavailableError',
        message: expect.stringContaining('unknown form'),
      });
    },
  );

  it('does not take another server for MLflow', async () => {
    const { tracking } = await start({
      '/version': '<html>Hello</html>',
      'experiments/search': {},
    });
    await expect(tracking.check()).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining('check the address'),
    });
  });

  it('goes on to the next page when a page has only prompts', async () => {
    const model = {
      name: 'm',
      creation_timestamp: 1,
      last_updated_timestamp: 1,
    };
    const prompt = {
      ...model,
      tags: [{ key: 'mlflow.prompt.is_prompt', value: 'true' }],
    };
    server = await OutsideServer.start((request, response) => {
      const isSecond = request.url?.includes('page_token=second');
      response.end(
        JSON.stringify(
          isSecond
            ? { registered_models: [model] }
            : { registered_models: [prompt], next_page_token: 'second' },
        ),
      );
    });
    const registry = new MlflowRegistry({
      name: 'default',
      url: server.url,
      webUrl: server.url,
      clientUri: server.url,
      maxArtefactBytes: 1_000,
    });
    await expect(registry.listModels({ limit: 1 })).resolves.toEqual({
      items: [expect.objectContaining({ name: 'm' })],
      nextCursor: undefined,
    });
  });

  it('takes the number of a version for its name, in aliases too', async () => {
    const { registry } = await start({
      'registered-models/get': {
        registered_model: {
          name: 'm',
          creation_timestamp: 1,
          last_updated_timestamp: 1,
          aliases: [{ alias: 'champion', version: 3 }],
        },
      },
    });
    await expect(registry.getModel('m')).resolves.toMatchObject({
      aliases: { champion: '3' },
    });
  });

  it('takes the last page of a history whose token is null', async () => {
    const { tracking } = await start({
      'metrics/get-history': {
        metrics: [{ step: 1, timestamp: 1, value: 0.5 }],
        next_page_token: null,
      },
    });
    await expect(
      tracking.getMetricHistory({ runId: 'r', key: 'loss', maxPoints: 9_000 }),
    ).resolves.toEqual([{ step: 1, timestamp: 1, value: 0.5 }]);
  });

  it('has a history thinned that comes as a whole and is too long', async () => {
    const point = (step: number) => ({ step, timestamp: 1, value: 1 });
    const { tracking } = await start({
      'metrics/get-history': {
        metrics: Array.from({ length: 300_000 }, (_, step) => point(step)),
      },
      'metrics/get-history-bulk-interval': {
        metrics: [{ run_id: 'r', ...point(7) }],
      },
    });
    await expect(
      tracking.getMetricHistory({ runId: 'r', key: 'loss', maxPoints: 9_000 }),
    ).resolves.toEqual([point(7)]);
  });

  it('takes an unknown status of a version for a failed one', async () => {
    const { registry } = await start({
      'model-versions/get': {
        model_version: { ...version, status: 'SOMETHING_NEW' },
      },
    });
    await expect(
      registry.getVersion({ model: 'm', version: '3' }),
    ).resolves.toMatchObject({
      version: '3',
      status: 'failed',
      createdAt: 1_700_000_000_000,
      aliases: [],
    });
  });

  it('does not leave the root of an artefact', async () => {
    const { registry } = await start({
      'model-versions/get-download-uri': {
        artifact_uri: 'mlflow-artifacts:/1',
      },
      '/api/2.0/mlflow-artifacts/artifacts': {
        files: [{ path: '../../secret', is_dir: false, file_size: 1 }],
      },
    });
    await expect(
      registry.digestArtefact({ model: 'm', version: '1' }),
    ).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining('leaves its root'),
    });
  });

  it('gives up on folders without end', async () => {
    const { registry } = await start({
      'model-versions/get-download-uri': {
        artifact_uri: 'mlflow-artifacts:/1',
      },
      '/api/2.0/mlflow-artifacts/artifacts': {
        files: [{ path: 'again', is_dir: true }],
      },
    });
    await expect(
      registry.digestArtefact({ model: 'm', version: '1' }),
    ).rejects.toThrow('deeper than 32');
  });

  it('stops reading files that are larger than the list says', async () => {
    const { registry } = await start({
      'model-versions/get-download-uri': {
        artifact_uri: 'mlflow-artifacts:/1',
      },
      '/api/2.0/mlflow-artifacts/artifacts': {
        files: [{ path: 'a', file_size: 1 }],
      },
      '/api/2.0/mlflow-artifacts/artifacts/1/a': 'x'.repeat(1_001),
    });
    await expect(
      registry.digestArtefact({ model: 'm', version: '1' }),
    ).rejects.toThrow('larger than 1000 bytes');
  });

  it('says that an artefact has no files any more', async () => {
    const { registry } = await start({
      'model-versions/get-download-uri': {
        artifact_uri: 'mlflow-artifacts:/1',
      },
      '/api/2.0/mlflow-artifacts/artifacts': {},
    });
    await expect(
      registry.digestArtefact({ model: 'm', version: '1' }),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
  });
});
