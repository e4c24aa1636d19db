import request from 'supertest';
import { startMl } from '../__testUtils__/startMl';

const URL = '/api/ml/entities/mlmodel/default/flight-delay/runs/environments';

const withModel = (id: string, numpy: string) => ({
  models: [
    {
      id,
      files: {
        'requirements.txt': `--extra-index-url https://me:s3cret@pypi.example/simple\nnumpy==${numpy}\n`,
        'conda.yaml': 'dependencies: [python=3.11.7]',
      },
    },
  ],
});

describe('the packages of runs', () => {
  it('come for the model’s own runs, from the source only where that is asked for', async () => {
    const { server, tracking } = await startMl();
    const runs = [
      tracking.addRun('flight-delay', { contents: withModel('m-1', '2.0.0') }),
      tracking.addRun('flight-delay', { contents: withModel('m-2', '2.0.0') }),
      tracking.addRun('flight-delay'),
      tracking.addRun('somebody-elses', {
        contents: withModel('m-3', '6.6.6'),
      }),
    ];
    const runIds = [...runs.map(({ id }) => id), 'none'];
    const first = await request(server).post(URL).send({ runIds });
    expect([first.status, first.body]).toEqual([
      200,
      {
        environments: [],
        runs: runs
          .slice(0, 3)
          .map(({ id }) => ({ runId: id, state: 'pending' })),
      },
    ]);
    expect(tracking.faults.count('getRunParts')).toBe(0);
    const read = await request(server).post(URL).send({ runIds, read: true });
    const id = expect.stringMatching(/^[0-9a-f]{64}$/);
    const known = {
      environments: [
        {
          id,
          python: '3.11.7',
          packages: {
            '--extra-index-url': 'https://pypi.example/simple',
            numpy: '2.0.0',
          },
        },
      ],
      runs: [
        { runId: runs[0].id, state: 'read', environment: id },
        { runId: runs[1].id, state: 'read', environment: id },
        { runId: runs[2].id, state: 'none' },
      ],
    };
    expect(read.body).toEqual(known);
    const again = await request(server).post(URL).send({ runIds });
    expect(again.body).toEqual(known);
  });

  it.each([
    { runIds: [] },
    { runIds: ['../etc'] },
    { runIds: Array.from({ length: 501 }, (_, n) => `r${n}`) },
    { runIds: ['a'], read: 'yes' },
  ])('are refused for %j', async body => {
    const { server } = await startMl();
    const { status } = await request(server).post(URL).send(body);
    expect(status).toBe(400);
  });
});
