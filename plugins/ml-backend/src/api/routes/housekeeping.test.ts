import { mockCredentials } from '@backstage/backend-test-utils';
import type {
  HousekeepingFinding,
  HousekeepingPage,
} from '@slipway/plugin-ml-common';
import request from 'supertest';
import { parse } from 'yaml';
import { startMl, type StartOptions } from '../__testUtils__/startMl';
import { testEntities } from '../__testUtils__/entities';

const FLIGHT = 'mlmodel:default/flight-delay';
const ARRIVAL = 'mlmodel:default/arrival-delay';
const GATE = 'component:default/gate-demand';

const group = (name: string) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name },
  spec: { type: 'team', children: [] },
});

const twin = {
  apiVersion: 'slipway.dev/v1alpha1',
  kind: 'MLModel',
  metadata: { name: 'twin' },
  spec: {
    type: 'classifier',
    lifecycle: 'production',
    owner: 'unowned',
    registry: { model: 'flight-delay' },
  },
};

async function start(options: StartOptions = {}) {
  const ml = await startMl({
    entities: [...testEntities, group('departures'), group('gates'), twin],
    ...options,
  });
  const now = Date.now();
  ml.registry.addVersion('flight-delay', { createdAt: now, updatedAt: now });
  ml.registry.addVersion('arrival-delay', { createdAt: now, updatedAt: now });
  ml.registry.addVersion('fraud <b>score', { createdAt: now, updatedAt: now });
  await ml.sweep();
  await ml.housekeep();
  const read = async (
    query: object = {},
    token = mockCredentials.user.header(),
  ): Promise<HousekeepingPage> =>
    (
      await request(ml.server)
        .get('/api/ml/housekeeping')
        .set('authorization', token)
        .query(query)
        .expect(200)
    ).body;
  const find = async (query: object = {}) =>
    (await read(query)).items.map(
      ({ problem, ref, name }: HousekeepingFinding) =>
        `${problem} ${ref ?? name}`,
    );
  return { ...ml, read, find };
}

describe('housekeeping', () => {
  it('says what is out of order, why, and what to do', async () => {
    const { read, find } = await start();
    expect(await find()).toEqual([
      `duplicated ${FLIGHT}`,
      'duplicated mlmodel:default/twin',
      `orphaned ${GATE}`,
      'undescribed fraud <b>score',
      `unowned ${ARRIVAL}`,
      'unowned mlmodel:default/twin',
    ]);
    const { items, counts, total, staleAfterDays } = await read();
    expect({ counts, total, staleAfterDays }).toEqual({
      counts: {
        undescribed: 1,
        unowned: 2,
        orphaned: 1,
        duplicated: 2,
        stale: 0,
      },
      total: 6,
      staleAfterDays: 90,
    });
    expect(items[0]).toMatchObject({
      others: ['mlmodel:default/twin'],
      why: '1 other entity describes the same registered model flight-delay of Fake registry (default).',
    });
    expect(items[2].why).toBe(
      'Fake registry (default) has no model gate_demand, and was never seen to have one.',
    );
    expect(items[4].why).toBe(
      'Its owner group:default/arrivals is not in the catalog.',
    );
  });

  it('gives a description that can be committed', async () => {
    const { read } = await start();
    const [{ description, url }] = (await read({ problem: 'undescribed' }))
      .items;
    expect(url).toBeDefined();
    expect(parse(description ?? '')).toEqual({
      apiVersion: 'slipway.dev/v1alpha1',
      kind: 'MLModel',
      metadata: {
        name: expect.stringMatching(/^fraud-b-score-[0-9a-f]{8}$/),
        title: 'fraud ‹b›score',
      },
      spec: {
        type: 'model',
        lifecycle: 'experimental',
        owner: 'group:default/your-team',
        tier: 4,
        registry: { instance: 'default', model: 'fraud <b>score' },
        experiments: ['fraud <b>score'],
      },
    });
    expect(description).toContain('owner: group:default/your-team # the group');
  });

  it('follows what people mend', async () => {
    const { registry, sweep, housekeep, find } = await start();
    registry.addVersion('gate_demand', { createdAt: Date.now() });
    registry.removeModel('fraud <b>score');
    await sweep();
    await housekeep();
    const found = await find();
    expect(found).not.toContain(`orphaned ${GATE}`);
    expect(found.filter(one => one.startsWith('undescribed'))).toEqual([]);
  });

  it('says nothing of what the reader may not see', async () => {
    const { find, read } = await start({ hidden: [FLIGHT, ARRIVAL] });
    expect(await find()).toEqual([
      `orphaned ${GATE}`,
      'undescribed fraud <b>score',
      'unowned mlmodel:default/twin',
    ]);
    expect((await read()).counts.duplicated).toBe(0);
  });

  it('answers programs too, page by page', async () => {
    const { read } = await start();
    const token = mockCredentials.service.header();
    const first = await read({ limit: 5 }, token);
    const second = await read({ limit: 5, cursor: first.nextCursor }, token);
    expect([first.items.length, second.items.length]).toEqual([5, 1]);
    expect(second.nextCursor).toBeUndefined();
  });

  it('finds one artefact under several names once somebody has looked at both', async () => {
    const { registry, sweep, housekeep, read, server } = await start();
    const files = { MLmodel: 'the same' };
    for (const model of ['flight-delay', 'arrival-delay']) {
      registry.addVersion(model, { files, createdAt: Date.now() });
    }
    const look = (name: string) =>
      request(server)
        .get(`/api/ml/entities/mlmodel/default/${name}/versions/2`)
        .set('authorization', mockCredentials.user.header())
        .expect(200);
    await look('flight-delay');
    const { body: version } = await look('arrival-delay');
    await sweep();
    await housekeep();
    const { items } = await read({ problem: 'duplicated' });
    const found = items.filter(({ digest }) => digest);
    expect(found.map(({ ref }) => ref)).toEqual([
      ARRIVAL,
      FLIGHT,
      'mlmodel:default/twin',
    ]);
    expect(found[0]).toMatchObject({
      digest: version.digest,
      others: [FLIGHT, 'mlmodel:default/twin'],
      why: 'Its newest version has the same artefact as that of 2 other models.',
    });
  });

  it('neither shows nor finds the password in an address of a description', async () => {
    const { registry, sweep, housekeep, read } = await start();
    registry.addModel('nobodys', {
      description: 'Code: https://ada:hunter2@git.example/a',
    });
    await sweep();
    await housekeep();
    const [found] = (await read({ text: 'nobodys' })).items;
    expect(found.description).toContain('https://git.example/a');
    expect(JSON.stringify(found)).not.toMatch(/hunter2|ada:/);
    expect((await read({ text: 'hunter2' })).items).toEqual([]);
  });

  it('sorts, and refuses the cursor of another order', async () => {
    const { find, read, server } = await start();
    const query = { problem: 'unowned', sort: 'owner', order: 'desc' };
    expect(await find(query)).toEqual([
      'unowned mlmodel:default/twin',
      `unowned ${ARRIVAL}`,
    ]);
    const { nextCursor } = await read({ ...query, limit: 1 });
    expect(await find({ ...query, cursor: nextCursor })).toEqual([
      `unowned ${ARRIVAL}`,
    ]);
    const { body } = await request(server)
      .get('/api/ml/housekeeping')
      .set('authorization', mockCredentials.user.header())
      .query({ ...query, order: 'asc', cursor: nextCursor })
      .expect(400);
    expect(body.error.message).toContain(
      'sorted otherwise than by owner asc; start again without a cursor',
    );
  });

  it('is that of one owner, or of the caller', async () => {
    const { find, server } = await start({
      entities: [
        ...testEntities,
        {
          ...twin,
          spec: {
            ...twin.spec,
            owner: mockCredentials.user().principal.userEntityRef,
          },
        },
      ],
    });
    expect(await find({ owner: 'group:default/arrivals' })).toEqual([
      `unowned ${ARRIVAL}`,
    ]);
    expect(await find({ owner: 'me', problem: 'duplicated' })).toEqual([
      'duplicated mlmodel:default/twin',
    ]);
    const { body } = await request(server)
      .get('/api/ml/housekeeping')
      .set('authorization', mockCredentials.service.header())
      .query({ owner: 'me' })
      .expect(400);
    expect(body.error.message).toContain('a program names the owners');
  });

  it('counts as stale what the configuration calls so', async () => {
    const { find } = await start({
      config: { ml: { housekeeping: { staleAfter: 'PT0.001S' } } },
    });
    expect(await find({ problem: 'stale' })).toContain(`stale ${FLIGHT}`);
  });
});
