import { mockCredentials } from '@backstage/backend-test-utils';
import request from 'supertest';
import { testEntities } from '../__testUtils__/entities';
import { startMl, type StartOptions } from '../__testUtils__/startMl';

const MODEL = '/api/ml/entities/mlmodel/default/flight-delay';

const event = (changes: object = {}, data: object = {}) => ({
  specversion: '1.0',
  type: 'dev.slipway.observation.v1',
  id: 'o-1',
  source: '/mlpipeline/default/monitor',
  subject: 'mlmodel:default/flight-delay',
  time: '2026-01-01T12:00:00Z',
  data: {
    kind: 'data-drift',
    name: 'temp',
    method: 'psi',
    value: 0.31,
    direction: 'higher_is_worse',
    thresholds: { degraded: 0.1, failing: 0.2 },
    window: { start: '2025-12-01T00:00:00Z', end: '2026-01-01T00:00:00Z' },
    ...data,
  },
  ...changes,
});

async function start(options?: StartOptions) {
  const ml = await startMl(options);
  return {
    ...ml,
    send: (body: object, type = 'cloudevents+json') =>
      request(ml.server)
        .post('/api/ml/observations')
        .set('authorization', mockCredentials.service.header())
        .set('content-type', `application/${type}`)
        .send(JSON.stringify(body)),
  };
}

describe('sending observations', () => {
  it('takes one event, then knows it', async () => {
    const { send, server } = await start();
    const first = await send(event());
    expect([first.status, first.body]).toEqual([
      202,
      { accepted: 1, known: 0 },
    ]);
    const second = await send(event());
    expect(second.body).toEqual({ accepted: 0, known: 1 });
    const { body } = await request(server).get(`${MODEL}/health`);
    expect(body).toMatchObject({
      status: 'failing',
      latest: [{ id: 'o-1', status: 'failing' }],
      sources: [{ source: '/mlpipeline/default/monitor', series: 1 }],
    });
  });

  it('takes a batch of 500, and lists it in pages', async () => {
    const { send, server } = await start();
    const batch = Array.from({ length: 500 }, (_, n) =>
      event({ id: `o-${n}` }),
    );
    const { status, body } = await send(batch, 'cloudevents-batch+json');
    expect([status, body]).toEqual([202, { accepted: 500, known: 0 }]);
    const page = await request(server).get(
      `${MODEL}/observations?observationKind=data-drift&observationName=temp&limit=200`,
    );
    expect(page.body.items).toHaveLength(200);
    expect(page.body.nextCursor).toBeDefined();
  });

  it('refuses a batch with one bad event as a whole, by field and rule', async () => {
    const { send, server } = await start();
    const { status, body } = await send(
      [event(), event({ id: 'o-2' }, { direction: 'sideways' })],
      'cloudevents-batch+json',
    );
    expect(status).toBe(400);
    expect(body.error.message).toContain('events[1].data.direction');
    const { body: health } = await request(server).get(`${MODEL}/health`);
    expect(health.latest).toEqual([]);
  });

  it.each([
    ['unknown', 'mlmodel:default/nothing'],
    ['neither model nor feature set', 'component:default/delay-api'],
  ])('refuses a subject that is %s', async (_, subject) => {
    const { send } = await start();
    const { status, body } = await send(event({ subject }));
    expect(status).toBe(400);
    expect(body.error.message).toContain(
      `there is no model or feature set '${subject}'`,
    );
  });

  it('refuses other content, and too large content', async () => {
    const { send } = await start();
    expect((await send(event(), 'json')).status).toBe(400);
    const large = await send(event({}, { reason: 'x'.repeat(5_300_000) }));
    expect(large.status).toBe(413);
  });

  it('takes a permission, also of services', async () => {
    const { send } = await start({
      denied: ({ name }) => name === 'ml.observation.create',
    });
    expect((await send(event())).status).toBe(403);
  });
});

describe('reading health', () => {
  it('is unknown, with the way out, where nobody reports', async () => {
    const { server } = await start();
    const { status, body } = await request(server).get(`${MODEL}/health`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'unknown', latest: [], sources: [] });
  });

  it('tells what is left of the error budgets of a model with objectives', async () => {
    const indicator = {
      metricSource: 'observation',
      kind: 'sli',
      name: 'availability',
    };
    const timeWindow = [{ duration: '28d', isRolling: true }];
    const [flight, ...others] = testEntities;
    const { send, server } = await start({
      entities: [
        {
          ...flight,
          spec: {
            ...flight.spec,
            objectives: [
              { displayName: 'Answers', indicator, target: 0.9, timeWindow },
              {
                displayName: 'Is quick',
                indicator: { ...indicator, name: 'latency' },
                op: 'lt',
                value: 0.2,
                targetPercent: 99,
                timeWindow,
              },
              { displayName: 'Is liked', indicator: 'asked around' },
            ],
          },
        },
        ...others,
      ],
    });
    await send(
      event(
        { time: new Date(Date.now() - 3_600_000).toISOString() },
        {
          kind: 'sli',
          name: 'availability',
          method: 'ratio',
          value: 0.95,
          sampleSize: { window: 400 },
        },
      ),
    );
    const { body } = await request(server).get(`${MODEL}/health`);
    expect(body.objectives).toEqual([
      {
        name: 'Answers',
        indicator: { kind: 'sli', name: 'availability' },
        target: 0.9,
        window: 'P28D',
        budget: {
          left: 0.5,
          good: 380,
          total: 400,
          unmeasured: 0,
          unserved: 0,
          since: expect.any(String),
          countedAt: expect.any(String),
          observedAt: expect.any(String),
        },
      },
      {
        name: 'Is quick',
        indicator: { kind: 'sli', name: 'latency' },
        op: 'lt',
        value: 0.2,
        target: 0.99,
        window: 'P28D',
      },
      {
        name: 'Is liked',
        problem:
          'indicator must say which observations are counted: metricSource, kind and name',
      },
    ]);
    const { body: other } = await request(server).get(
      '/api/ml/entities/mlmodel/default/arrival-delay/health',
    );
    expect(other.objectives).toEqual([]);
  });

  it('is not for what has no health', async () => {
    const { server } = await start();
    const { status, body } = await request(server).get(
      '/api/ml/entities/component/default/delay-api/health',
    );
    expect(status).toBe(404);
    expect(body.error.message).toContain('neither a model nor a feature set');
  });
});
