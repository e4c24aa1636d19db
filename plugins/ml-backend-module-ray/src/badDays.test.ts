import type { RequestListener, ServerResponse } from 'node:http';
import {
  OutsideServer,
  createContractSubmission,
} from '@slipway/plugin-ml-node/testUtils';
import { RayLauncher } from './RayLauncher';
import { RayServeTarget } from './RayServeTarget';

describe('a Ray on a bad day', () => {
  let server: OutsideServer;

  afterEach(() => server.stop());

  async function start(listener: RequestListener) {
    server = await OutsideServer.start(listener);
    const serve = { url: server.url, host: '127.0.0.1', port: 1 };
    const cluster = {
      name: 'default',
      url: server.url,
      webUrl: server.url,
      credentials: { kind: 'bearer' as const, token: 'the-secret-token' },
      gpuHolder: 'entrypoint' as const,
      serve,
    };
    return {
      launcher: new RayLauncher(cluster),
      target: new RayServeTarget(cluster, serve),
    };
  }

  const give = (response: ServerResponse, body: unknown, status = 200) =>
    response
      .writeHead(status)
      .end(typeof body === 'string' ? body : JSON.stringify(body));

  const submission = createContractSubmission({ prints: [], exitCode: 0 });
  const job = {
    type: 'SUBMISSION',
    status: 'RUNNING',
    metadata: { ...submission.labels, 'slipway.needs': '{}' },
  };

  it('adopts a job whose submission got no answer', async () => {
    let isSubmitted = false;
    const { launcher } = await start((request, response) => {
      if (request.method === 'POST') {
        isSubmitted = true;
        response.destroy();
      } else if (request.url?.startsWith('/api/jobs/')) {
        give(response, isSubmitted ? job : 'gone', isSubmitted ? 200 : 404);
      } else {
        give(response, '');
      }
    });
    await expect(launcher.submit(submission)).resolves.toEqual({
      adopted: true,
    });
    expect(
      server.requests.filter(request => request.startsWith('POST')),
    ).toHaveLength(1);
  });

  it('sends the source only when the cluster has not got it', async () => {
    let hasSource = false;
    const { launcher } = await start((request, response) => {
      if (request.method === 'PUT') {
        hasSource = true;
        give(response, '');
      } else if (request.url?.startsWith('/api/packages/')) {
        give(response, '', hasSource ? 200 : 404);
      } else if (request.method === 'POST') {
        give(response, { submission_id: 'x' });
      } else {
        give(response, 'Job does not exist', 404);
      }
    });
    await launcher.submit(submission);
    await launcher.submit(submission);
    const { sha256 } = submission.source;
    expect(
      server.requests.filter(request => request.startsWith('PUT')),
    ).toEqual([`PUT /api/packages/gcs/_ray_pkg_${sha256}.zip`]);
  });

  it('passes on why the cluster refuses a job', async () => {
    const { launcher } = await start((request, response) =>
      request.method === 'POST'
        ? give(
            response,
            'Traceback (most recent call last):\n  File "x"\nValueError: bad runtime_env',
            400,
          )
        : give(response, '', request.url?.includes('/packages/') ? 200 : 404),
    );
    await expect(launcher.submit(submission)).rejects.toMatchObject({
      name: 'InputError',
      message:
        'Ray (default) refused the request (400): ValueError: bad runtime_env',
    });
  });

  it('says so when the token is refused, without the token', async () => {
    const { launcher } = await start((_, response) =>
      give(response, 'Unauthorized: the-secret-token', 401),
    );
    await expect(launcher.check()).rejects.toMatchObject({
      name: 'NotAllowedError',
      message: expect.not.stringContaining('the-secret-token'),
    });
  });

  it.each(['', '[]', '<html></html>', '{"status": "DANCING"}'])(
    'takes the answer %j for no answer of Ray',
    async answer => {
      const { launcher, target } = await start((_, response) =>
        give(response, answer),
      );
      for (const question of [launcher.find('a'), target.find('a')]) {
        await expect(question).rejects.toMatchObject({
          name: 'ServiceUnavailableError',
          message: expect.stringContaining('unknown form'),
        });
      }
    },
  );

  it.each([
    ['nothing', null],
    ['no node', { loadMetricsReport: { usage: {}, nodeTypes: [] } }],
  ])(
    'knows a waiting job while the cluster has published %s',
    async (_, clusterStatus) => {
      const { launcher } = await start((request, response) =>
        request.url === '/api/cluster_status'
          ? give(response, { data: { clusterStatus } })
          : give(response, { ...job, status: 'PENDING', message: 'not yet' }),
      );
      await expect(launcher.find('a')).resolves.toMatchObject({
        state: 'waiting',
        reason: 'not yet',
      });
      await expect(launcher.getCapacity()).rejects.toMatchObject({
        name: 'ServiceUnavailableError',
      });
    },
  );

  it('has an empty log where the file is gone', async () => {
    const { launcher } = await start((request, response) =>
      request.url?.startsWith('/api/v0/logs')
        ? give(response, 'A file is not found at: /x', 500)
        : give(response, {
            ...job,
            status: 'FAILED',
            driver_node_id: 'n',
            end_time: 2,
          }),
    );
    await expect(
      launcher.readLog({ submissionId: 'a', offset: 5, maxBytes: 10 }),
    ).resolves.toEqual({ text: '', nextOffset: 5, complete: true });
  });

  it('does not fetch a log that is longer than what was asked for', async () => {
    let sent = 0;
    const { launcher } = await start((request, response) => {
      if (!request.url?.startsWith('/api/v0/logs')) {
        give(response, { ...job, driver_node_id: 'n' });
        return;
      }
      const more = () => {
        while (!response.destroyed && response.write('line\n'.repeat(10_000))) {
          sent += 50_000;
        }
      };
      response.on('drain', more);
      more();
    });
    const chunk = await launcher.readLog({
      submissionId: 'a',
      offset: 100_000,
      maxBytes: 10,
    });
    expect(chunk).toEqual({
      text: 'line\nline\n',
      nextOffset: 100_010,
      complete: false,
    });
    expect(sent).toBeLessThan(50_000_000);
  });

  it('declares again what another portal overwrote, and not for ever', async () => {
    let puts = 0;
    const { target } = await start((request, response) => {
      puts += request.method === 'PUT' ? 1 : 0;
      give(response, { applications: {} });
    });
    await expect(
      target.apply({
        name: 'a-staging',
        model: 'mlmodel:default/a',
        environment: 'staging',
        registeredModel: 'a',
        version: '1',
        digest: `sha256:${'1'.repeat(64)}`,
        registryUri: 'http://mlflow',
        resources: { cpus: 0, gpus: 0 },
        replicas: 1,
      }),
    ).rejects.toMatchObject({ name: 'ConflictError' });
    expect(puts).toBe(5);
  });

  it('says that an endpoint does not answer', async () => {
    const { target } = await start((_, response) => {
      response.destroy();
    });
    await expect(
      target.smoke({
        name: 'a-staging',
        model: 'mlmodel:default/a',
        environment: 'staging',
        body: {},
      }),
    ).resolves.toEqual({
      ok: false,
      message: expect.stringContaining('does not answer'),
    });
  });
});
