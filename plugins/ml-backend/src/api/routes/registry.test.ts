import { mockCredentials } from '@backstage/backend-test-utils';
import { randomUUID } from 'node:crypto';
import request from 'supertest';
import { startMl, type StartOptions } from '../__testUtils__/startMl';

const MODEL = '/api/ml/entities/mlmodel/default/flight-delay';

async function withVersions(options?: StartOptions) {
  const ml = await startMl(options);
  for (const _ of [1, 2]) ml.registry.addVersion('flight-delay');
  const move = (version: string) =>
    ml.registry.setAlias({ model: 'flight-delay', alias: 'champion', version });
  await ml.mirror();
  const get = async (path: string, token = mockCredentials.user.header()) => {
    const { status, body } = await request(ml.server)
      .get(path)
      .set('authorization', token);
    expect(status).toBe(200);
    return body;
  };
  return { ...ml, move, get };
}

describe('an alias that was moved in the registry itself', () => {
  it('is in the history, on the model and on the fleet', async () => {
    const { move, sweep, get } = await withVersions();
    await move('2');
    await sweep();
    const { items } = await get(`${MODEL}/history?environment=production`);
    expect(items).toMatchObject([
      { alias: 'champion', to: '2', by: 'outside', protected: true },
    ]);
    const moved = [{ environment: 'production', alias: 'champion', to: '2' }];
    expect((await get(MODEL)).movedOutside).toMatchObject(moved);
    const fleet = await get('/api/ml/fleet?text=flight');
    expect(fleet.items[0].movedOutside).toMatchObject(moved);
    const at = encodeURIComponent(items[0].at);
    const production = await get(`${MODEL}/production?at=${at}`);
    expect(production.items).toMatchObject([
      {
        environment: 'production',
        version: '2',
        by: 'outside',
        known: true,
        certain: true,
      },
    ]);
    expect(production.freshness).toMatchObject({ state: 'live' });
    const before = await get(`${MODEL}/production?at=2020-01-01T00:00:00Z`);
    expect(before.items).toMatchObject([{ known: false, certain: false }]);
  });
});

describe('the history of a model', () => {
  it('is narrowed and ordered as the address says', async () => {
    const { move, sweep, get } = await withVersions();
    for (const version of ['1', '2']) {
      await move(version);
      await sweep();
    }
    const toOf = async (query: string) =>
      (await get(`${MODEL}/history?${query}`)).items.map(
        ({ to }: { to?: string }) => to,
      );
    expect(await toOf('order=asc&kind=alias')).toEqual(['1', '2']);
    expect(await toOf('by=outside&by=portal&version=1')).toEqual(['2', '1']);
    expect(await toOf('by=portal')).toEqual([]);
    expect(await toOf('kind=stage')).toEqual([]);
    expect(await toOf('alias=nobodys')).toEqual([]);
    expect(await toOf('before=2020-01-01T00:00:00Z')).toEqual([]);
    expect(await toOf('after=2020-01-01T00:00:00Z')).toHaveLength(2);
  });

  it.each([
    ['by=somebody', /query\/by/],
    ['kind=run', /query\/kind/],
    ['order=random', /query\/order/],
    ['after=yesterday', /query\/after/],
    ['version=%00', /query\/version/],
    [
      'after=2026-01-02T00:00:00Z&before=2026-01-01T00:00:00Z',
      /after: .* must not be later than before/,
    ],
  ])('is refused for %s with the field and the rule', async (query, words) => {
    const { server } = await withVersions();
    const { status, body } = await request(server).get(
      `${MODEL}/history?${query}`,
    );
    expect(status).toBe(400);
    expect(body.error.message).toMatch(words);
  });
});

describe('what was in production', () => {
  it('is not told of a moment in the future', async () => {
    const { server } = await withVersions();
    const { status, body } = await request(server).get(
      `${MODEL}/production?at=2999-01-01T00:00:00Z`,
    );
    expect(status).toBe(400);
    expect(body.error.message).toContain('lies in the future');
  });

  it('is what was last seen while the registry is away', async () => {
    const { registry, mirror, get } = await withVersions();
    registry.faults.goDown();
    await mirror();
    const now = encodeURIComponent(new Date().toISOString());
    const { freshness } = await get(`${MODEL}/production?at=${now}`);
    expect(freshness).toMatchObject({
      state: 'stale',
      error: expect.stringContaining('does not answer'),
    });
  });
});

describe('registered models', () => {
  it('are listed with their newest version, described or not', async () => {
    const { registry, mirror, get: read } = await withVersions();
    const get = (path: string) => read(path, mockCredentials.service.header());
    registry.addVersion('nobodys');
    await mirror();
    const first = await get('/api/ml/registered-models?limit=1');
    expect(first.items).toMatchObject([
      { model: 'flight-delay', versions: 2, newestVersion: { version: '2' } },
    ]);
    const cursor = encodeURIComponent(first.nextCursor);
    const second = await get(`/api/ml/registered-models?cursor=${cursor}`);
    expect(second.items).toMatchObject([{ model: 'nobodys' }]);
    registry.removeModel('nobodys');
    await mirror();
    const text = '/api/ml/registered-models?text=nobod';
    expect((await get(text)).items).toEqual([]);
    expect((await get(`${text}&includeDeleted=true`)).items).toMatchObject([
      { model: 'nobodys', deletedAt: expect.any(String) },
    ]);
  });
});

describe('the password in an address of a description', () => {
  it('is neither found nor shown', async () => {
    const { registry, mirror, get: read } = await withVersions();
    const get = (text: string) =>
      read(
        `/api/ml/registered-models?text=${text}`,
        mockCredentials.service.header(),
      );
    registry.addVersion('nobodys');
    registry.addModel('nobodys', {
      description: 'Code: https://ada:hunter2@git.example/a',
    });
    await mirror();
    expect((await get('hunter2')).items).toEqual([]);
    expect((await get('git.example')).items).toMatchObject([
      { model: 'nobodys', description: 'Code: https://git.example/a' },
    ]);
  });
});

describe('the hint of a registry', () => {
  it('is refused when it is forged, and for a registry that is not there', async () => {
    const { server } = await withVersions();
    for (const instance of ['default', 'nothing']) {
      const { status } = await request(server)
        .post(`/api/ml/hints/${instance}`)
        .send('flight-delay');
      expect(status).toBe(401);
    }
  });

  it('is taken, also a second time', async () => {
    const { server } = await withVersions();
    const delivery = randomUUID();
    for (const _ of [1, 2]) {
      const { status } = await request(server)
        .post('/api/ml/hints/default')
        .set('x-fake-delivery', delivery)
        .set('content-type', 'application/json')
        .send('flight-delay');
      expect(status).toBe(202);
    }
  });
});

describe('the outside systems', () => {
  it('say how far the mirror of each is', async () => {
    const { registry, mirror, get } = await withVersions();
    const stateOf = async () => {
      const { items } = await get('/api/ml/sources');
      return items.find(({ port }: { port: string }) => port === 'registry')
        .mirror;
    };
    expect(await stateOf()).toMatchObject([
      { what: 'registry', state: 'current', webhooks: 'active' },
    ]);
    registry.faults.goDown();
    await mirror();
    expect(await stateOf()).toMatchObject([
      { state: 'failing', error: expect.stringContaining('does not answer') },
    ]);
  });

  it('say what of each cannot be read, and why', async () => {
    const { registry, mirror, server, get } = await withVersions();
    const unread = '/api/ml/sources/default/unread';
    expect((await get(unread)).items).toContainEqual({
      what: 'models',
      total: 0,
      items: [],
    });
    registry.addVersion('odd');
    registry.strange.add('odd').add('odd 1');
    await mirror();
    expect((await get(unread)).items).toContainEqual({
      what: 'models',
      total: 1,
      items: [
        {
          name: 'odd',
          why: 'It has no known form',
          since: expect.any(String),
        },
      ],
    });
    const none = await request(server).get('/api/ml/sources/nothing/unread');
    expect(none.status).toBe(404);
  });

  it('say so to nobody who may not see models', async () => {
    const { server } = await withVersions({
      denied: ({ name }) => name === 'ml.read',
    });
    for (const path of ['sources', 'sources/default/unread']) {
      const { status } = await request(server).get(`/api/ml/${path}`);
      expect(status).toBe(403);
    }
  });
});
