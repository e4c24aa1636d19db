import { mockCredentials } from '@backstage/backend-test-utils';
import { ServiceUnavailableError } from '@backstage/errors';
import type { VersionPage } from '@slipway/plugin-ml-common';
import request from 'supertest';
import { startMl } from '../__testUtils__/startMl';

const AT = '/api/ml/entities/mlmodel/default/flight-delay/versions';

type Ml = Awaited<ReturnType<typeof startMl>>;

const ask = ({ server }: Ml, query: string) =>
  request(server)
    .get(`${AT}${query}`)
    .set('authorization', mockCredentials.user.header());

const list = async (ml: Ml, query: string): Promise<VersionPage> => {
  const { status, body } = await ask(ml, query);
  expect({ status, body }).toMatchObject({ status: 200 });
  return body;
};

const namesOf = async (ml: Ml, query: string) =>
  (await list(ml, query)).items.map(({ version }) => version);

const refusal = async (ml: Ml, query: string) => {
  const { status, body } = await ask(ml, query);
  return [status, body.error?.message];
};

describe('the list of a model’s versions', () => {
  let ml: Ml;

  beforeEach(async () => {
    ml = await startMl();
  });

  const register = () => {
    for (const roc of [0.8, undefined, 0.9]) {
      const run = ml.tracking.addRun('flight-delay', {
        metrics: roc === undefined ? {} : { roc_auc: roc },
      });
      ml.registry.addVersion('flight-delay', {
        runId: run.id,
        description: roc === 0.9 ? 'With the weather' : undefined,
      });
    }
  };

  it('is filtered and sorted, page by page', async () => {
    register();
    await ml.mirror();
    expect(await namesOf(ml, '')).toEqual(['3', '2', '1']);
    expect(await namesOf(ml, '?order=asc')).toEqual(['1', '2', '3']);
    expect(await namesOf(ml, '?text=Weather')).toEqual(['3']);
    expect(await namesOf(ml, '?status=failed&status=gone')).toEqual([]);
    expect(await namesOf(ml, '?aliased=true')).toEqual([]);
    // The list has shown their runs, whose experiment is read since.
    await ml.mirror();
    const sorted = '?sort=metrics.roc_auc&order=asc';
    expect(await namesOf(ml, sorted)).toEqual(['1', '3', '2']);
    const first = await list(ml, `${sorted}&limit=2`);
    expect(first.items.map(({ version }) => version)).toEqual(['1', '3']);
    expect(first.partialOrder).toBeUndefined();
    expect(
      await namesOf(ml, `${sorted}&limit=2&cursor=${first.nextCursor}`),
    ).toEqual(['2']);
  });

  it('refuses a sorting that it does not know, and the cursor of another one', async () => {
    register();
    await ml.mirror();
    const { nextCursor } = await list(ml, '?limit=1&sort=created');
    expect(
      await refusal(ml, `?sort=metrics.roc_auc&cursor=${nextCursor}`),
    ).toEqual([
      400,
      'cursor: of the list sorted by created desc, not by metrics.roc_auc desc; start again without a cursor',
    ]);
    expect((await refusal(ml, '?sort=colour'))[0]).toBe(400);
    expect((await refusal(ml, '?status=lost'))[0]).toBe(400);
  });

  it('says that versions stand last whose run is not read yet', async () => {
    ml.tracking.faults.goDown();
    register();
    await ml.mirror();
    const page = await list(ml, '?sort=metrics.roc_auc');
    expect(page.partialOrder).toContain('has not read yet stand last');
  });

  it('is the registry’s own before the portal has read the model, and says so', async () => {
    const unread = async () => {
      throw new ServiceUnavailableError('The lists are not to be had');
    };
    ml.registry.listModels = unread;
    ml.registry.listAllVersions = unread;
    register();
    const page = await list(ml, '');
    expect(page.items.map(({ version }) => version)).toEqual(['3', '2', '1']);
    expect(page.fixedOrder).toContain('has not read this model from');
    for (const query of ['?text=weather', '?sort=created', '?aliased=false']) {
      expect([query, ...(await refusal(ml, query))]).toEqual([
        query,
        409,
        page.fixedOrder,
      ]);
    }
    expect(await namesOf(ml, '?text=%20&sort=version')).toHaveLength(3);
  });
});
