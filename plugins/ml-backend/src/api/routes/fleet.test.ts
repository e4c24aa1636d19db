import { mockCredentials } from '@backstage/backend-test-utils';
import { waitUntil } from '@slipway/plugin-ml-node/testUtils';
import request from 'supertest';
import { testEntities } from '../__testUtils__/entities';
import { startMl, type StartOptions } from '../__testUtils__/startMl';

const FLIGHT = 'mlmodel:default/flight-delay';
const ARRIVAL = 'mlmodel:default/arrival-delay';
const GATE = 'component:default/gate-demand';

async function start(options?: StartOptions) {
  const ml = await startMl(options);
  ml.registry.addVersion('flight-delay');
  await ml.sweep();
  const fleet = async (query: object = {}) =>
    (await request(ml.server).get('/api/ml/fleet').query(query)).body;
  const refs = async (query: object = {}): Promise<string[]> =>
    (await fleet(query)).items.map((item: { ref: string }) => item.ref);
  const observe = (
    subject: string,
    value: number,
    time = '2026-01-01T12:00:00Z',
  ) =>
    request(ml.server)
      .post('/api/ml/observations')
      .set('authorization', mockCredentials.service.header())
      .set('content-type', 'application/cloudevents+json')
      .send(
        JSON.stringify({
          specversion: '1.0',
          type: 'dev.slipway.observation.v1',
          id: subject,
          source: '/monitor',
          subject,
          time,
          data: {
            kind: 'data-drift',
            name: 'temp',
            method: 'psi',
            value,
            direction: 'higher_is_worse',
            thresholds: { degraded: 0.1, failing: 0.2 },
            window: {
              start: '2025-12-01T00:00:00Z',
              end: '2026-01-01T00:00:00Z',
            },
          },
        }),
      )
      .expect(202);
  return { ...ml, fleet, refs, observe };
}

describe('the fleet', () => {
  it('has every model of the catalog, however it is described', async () => {
    const { fleet } = await start();
    const page = await fleet({ sort: 'name' });
    expect(page.items).toMatchObject([
      { ref: ARRIVAL, tier: 3, type: 'regressor', lifecycle: 'experimental' },
      {
        ref: FLIGHT,
        title: 'Flight delay',
        owner: 'group:default/departures',
        newestVersion: { version: '1' },
        serving: [],
        openPromotions: [],
        runningLaunches: 0,
      },
      { ref: GATE, tier: 4, registry: { model: 'gate_demand' } },
    ]);
    expect(page).toMatchObject({
      total: 3,
      counts: { models: 3, failing: 0, unknown: 3, waiting: 0, running: 0 },
      sources: [
        { port: 'tracking' },
        { port: 'registry' },
        { port: 'launcher' },
        { port: 'deployment' },
      ],
    });
  });

  it('shows what the registry says serves, and follows its alias at once', async () => {
    const { fleet, registry, mirror } = await start();
    const [model, alias] = ['flight-delay', 'champion'];
    const serving = async () =>
      (await fleet({ text: 'Flight delay' })).items[0].serving;
    registry.addVersion(model);
    for (const version of ['1', '2']) {
      await registry.setAlias({ model, alias, version });
      await mirror();
      // It was marked changed; nobody has to wait until it is its turn.
      const shown = await waitUntil(
        serving,
        found => found[0]?.version === version,
      );
      expect(shown).toEqual([
        {
          environment: 'production',
          version,
          since: expect.any(String),
          byRegistry: 'alias',
        },
      ]);
    }
  });

  it('puts first what needs attention, and filters by it', async () => {
    const { fleet, observe, refs, refresh } = await start();
    await observe(ARRIVAL, 0.9);
    await observe(GATE, 0.01);
    await refresh();
    expect(await refs()).toEqual([ARRIVAL, FLIGHT, GATE]);
    expect(await refs({ attention: 'failing' })).toEqual([ARRIVAL]);
    expect(await refs({ attention: 'unknown' })).toEqual([FLIGHT]);
    expect(await refs({ attention: 'waiting' })).toEqual([]);
    expect(await refs({ attention: 'failing', health: 'healthy' })).toEqual([]);
    const [worst] = (await fleet()).items;
    expect(worst).toMatchObject({
      health: 'failing',
      drift: [1],
      healthAt: '2026-01-01T12:00:00.000Z',
    });
    expect((await fleet()).counts).toMatchObject({ failing: 1, unknown: 1 });
  });

  it('is filtered by words, owner, tier and lifecycle', async () => {
    const { refs } = await start();
    expect(await refs({ text: 'late prob' })).toEqual([FLIGHT]);
    expect(await refs({ text: '100%' })).toEqual([]);
    expect(await refs({ owner: 'group:default/gates' })).toEqual([GATE]);
    expect(await refs({ owner: 'me' })).toEqual([]);
    expect(await refs({ tier: [2, 3], sort: 'tier' })).toEqual([
      FLIGHT,
      ARRIVAL,
    ]);
    expect(await refs({ lifecycle: 'experimental' })).toEqual([ARRIVAL]);
  });

  it('is filtered by how a model serves and by its registry', async () => {
    const [flight, arrival, ...others] = testEntities;
    const { refs } = await start({
      entities: [
        { ...flight, spec: { ...flight.spec, serving: { mode: 'batch' } } },
        {
          ...arrival,
          spec: {
            ...arrival.spec,
            registry: { instance: 'abroad', model: 'arrivals' },
          },
        },
        ...others,
      ],
    });
    expect(await refs({ serving: 'batch' })).toEqual([FLIGHT]);
    expect(await refs({ serving: ['online', 'streaming'] })).toEqual([
      ARRIVAL,
      GATE,
    ]);
    expect(await refs({ registry: 'abroad' })).toEqual([ARRIVAL]);
    expect(await refs({ registry: 'default', serving: 'batch' })).toEqual([
      FLIGHT,
    ]);
    expect(await refs({ registry: 'nowhere' })).toEqual([]);
  });

  it.each([
    'attention',
    'name',
    'owner',
    'tier',
    'health',
    'errorBudget',
    'lastTrained',
  ])('is paged by %s in both directions without gaps', async sort => {
    const { fleet, refs } = await start();
    for (const order of ['asc', 'desc']) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await fleet({ sort, order, limit: 1, cursor });
        seen.push(page.items[0].ref);
        cursor = page.nextCursor;
      } while (cursor);
      expect(seen).toEqual(await refs({ sort, order }));
    }
  });

  it('shows the error budget with the least left, and sorts by it', async () => {
    const objectivesOf = (...targets: number[]) =>
      targets.map(target => ({
        displayName: `At ${target}`,
        indicator: {
          metricSource: 'observation',
          kind: 'data-drift',
          name: 'temp',
        },
        op: 'lt',
        value: 0.1,
        target,
        timeWindow: [{ duration: '14d' }],
      }));
    const [flight, arrival, ...others] = testEntities;
    const ml = await start({
      entities: [
        { ...flight, spec: { ...flight.spec, objectives: objectivesOf(0.9) } },
        {
          ...arrival,
          spec: {
            ...arrival.spec,
            objectives: [...objectivesOf(0.9, 0.99, 0.5), { target: 0.9 }, {}],
          },
        },
        ...others,
      ],
    });
    const now = new Date().toISOString();
    await ml.observe(FLIGHT, 0.01, now);
    await ml.observe(ARRIVAL, 0.5, now);
    await ml.refresh();
    const { items } = await ml.fleet({ sort: 'errorBudget' });
    expect(items).toMatchObject([
      {
        ref: ARRIVAL,
        errorBudget: { left: -99, objective: 'At 0.99', objectives: 3 },
        uncomputedObjectives: 2,
      },
      {
        ref: FLIGHT,
        errorBudget: { left: 1, objective: 'At 0.9', objectives: 1 },
      },
      { ref: GATE },
    ]);
    expect(items[1]).not.toHaveProperty('uncomputedObjectives');
    expect(items[2]).not.toHaveProperty('errorBudget');
  });

  it('refuses a cursor of another order', async () => {
    const { fleet, server } = await start();
    const { nextCursor: cursor } = await fleet({ sort: 'name', limit: 1 });
    const { status, body } = await request(server)
      .get('/api/ml/fleet')
      .query({ sort: 'owner', cursor });
    expect(status).toBe(400);
    expect(body.error.message).toContain(
      'cursor: of the fleet sorted otherwise than by owner asc',
    );
  });

  it('shows only what the caller may read, also in counts', async () => {
    const { fleet } = await start({ hidden: [FLIGHT] });
    const page = await fleet({ sort: 'name' });
    expect(page.items).toMatchObject([{ ref: ARRIVAL }, { ref: GATE }]);
    expect(page).toMatchObject({ total: 2, counts: { models: 2 } });
  });

  it('is empty for who may not read the catalog', async () => {
    const { fleet } = await start({
      denied: ({ name }) => name === 'catalog.entity.read',
    });
    expect(await fleet()).toMatchObject({ items: [], counts: { models: 0 } });
  });

  it('sees a new version with the next sweep, and keeps what it knows while the registry is away', async () => {
    const { fleet, registry, sweep } = await start();
    registry.addVersion('flight-delay');
    await sweep();
    const newest = async () =>
      (await fleet({ text: 'flight-delay' })).items[0].newestVersion.version;
    expect(await newest()).toBe('2');
    registry.faults.goDown();
    await sweep();
    expect(await newest()).toBe('2');
  });

  it('asks the registry for the versions of those models only that changed', async () => {
    const { registry, sweep } = await start();
    const before = registry.faults.count('listVersions');
    await sweep();
    expect(registry.faults.count('listVersions')).toBe(before);
  });
});
