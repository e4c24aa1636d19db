import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { applyDatabaseMigrations } from '../database/applyDatabaseMigrations';
import { insertServed } from '../deployments/__testUtils__/insertServed';
import { anObservation, dayOf } from './__testUtils__/observations';
import { servingOf } from './__testUtils__/servingOf';
import type { OccurrenceQuestion } from './countOccurrences';
import { ObservationStore } from './ObservationStore';
import type { NewObservation } from './types';

const MODEL = 'mlmodel:default/flight-delay';
const OTHER = 'mlmodel:default/arrival-delay';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const auc = (
  day: number,
  value: number | null,
  changes: Partial<NewObservation> = {},
): NewObservation =>
  anObservation({
    id: `auc-${day}`,
    kind: 'performance',
    name: 'roc_auc',
    method: 'roc_auc',
    value,
    reason: value === null ? 'no labels' : undefined,
    direction: 'lower_is_worse',
    thresholds: {},
    window: dayOf(day),
    observedAt: dayOf(day).end,
    ...changes,
  });

const availability = (
  day: number,
  value: number | null,
  requests?: number,
): NewObservation =>
  auc(day, value, {
    id: `up-${day}`,
    kind: 'sli',
    name: 'availability',
    method: 'ratio',
    sampleSize: requests === undefined ? undefined : { window: requests },
  });

const asked = (
  changes: Partial<OccurrenceQuestion> = {},
): OccurrenceQuestion => ({
  subject: MODEL,
  indicator: { kind: 'performance', name: 'roc_auc' },
  condition: { op: 'gte', value: 0.7 },
  since: '2026-01-01T00:00:00.000Z',
  ...changes,
});

const NOTHING = {
  good: 0,
  total: 0,
  unmeasured: 0,
  weightless: 0,
  unserved: 0,
};

const shares = asked({
  indicator: { kind: 'sli', name: 'availability' },
  condition: undefined,
});

describe.each(databases.eachSupportedId())('counting on %p', id => {
  const setUp = async (...observations: NewObservation[]) => {
    const knex = await databases.init(id);
    await applyDatabaseMigrations(knex);
    const store = new ObservationStore(knex, servingOf(knex));
    if (observations.length > 0) await store.add(observations);
    const count = async (changes: Partial<OccurrenceQuestion> = {}) =>
      (await store.countOccurrences([asked(changes)]))[0];
    return { knex, store, count };
  };

  it('is of observations whose value fulfils the condition', async () => {
    const { count } = await setUp(
      ...[0.69, 0.7, 0.71, null].map((value, n) => auc(n + 1, value)),
    );
    const good = async (op: 'lt' | 'lte' | 'gt' | 'gte') =>
      (await count({ condition: { op, value: 0.7 } })).good;
    expect(await count()).toEqual({
      ...NOTHING,
      good: 2,
      total: 3,
      unmeasured: 1,
      observedAt: dayOf(3).end,
    });
    expect([
      await good('lt'),
      await good('lte'),
      await good('gt'),
      await good('gte'),
    ]).toEqual([1, 2, 1, 2]);
  });

  it('takes the newest only of those of one series and one window', async () => {
    const { count } = await setUp(
      auc(1, 0.1, { id: 'first' }),
      auc(1, 0.9, { id: 'again', observedAt: '2026-01-05T00:00:00.000Z' }),
      auc(2, 0.9, { id: 'same moment' }),
      auc(2, null, { id: 'sent later' }),
      auc(3, 0.9),
      // Somebody else, who looks at the same window.
      auc(3, 0.9, { id: 'other source', source: '/other' }),
      // Another window, although it ends with one that is there.
      auc(3, 0.9, {
        id: 'longer',
        window: { ...dayOf(3), start: dayOf(1).start },
      }),
    );
    expect(await count()).toMatchObject({ good: 4, total: 4, unmeasured: 1 });
  });

  describe('by versions', () => {
    const AGAIN = '2026-01-25T00:00:00.000Z';
    /** 20 days of version 3, of which 3 are bad; later somebody looks at the same days with version 4. */
    const looks = [
      ...Array.from({ length: 20 }, (_, n) =>
        auc(n + 1, n < 3 ? 0.6 : 0.8, { id: `3-${n}`, modelVersion: '3' }),
      ),
      ...Array.from({ length: 20 }, (_, n) =>
        auc(n + 1, 0.9, {
          id: `4-${n}`,
          modelVersion: '4',
          observedAt: AGAIN,
        }),
      ),
    ];
    const serve = (
      knex: Knex,
      version: string,
      servedAt: string | null,
      environment = 'production',
    ) => insertServed(knex, { model: MODEL, environment, version, servedAt });

    it('leaves out one that did not serve when it was looked at', async () => {
      const { count, knex } = await setUp(...looks);
      await serve(knex, '3', dayOf(0).start);
      // Elsewhere, of another model, without an answer, and too late.
      await serve(knex, '4', dayOf(0).start, 'staging');
      await insertServed(knex, {
        model: OTHER,
        environment: 'production',
        version: '4',
        servedAt: dayOf(0).start,
      });
      await serve(knex, '4', null);
      await serve(knex, '4', dayOf(26).start);
      expect(await count()).toEqual({
        ...NOTHING,
        good: 17,
        total: 20,
        unserved: 20,
        observedAt: dayOf(20).end,
      });
    });

    it('keeps what an earlier version did, and counts what a later one does', async () => {
      const { count, knex } = await setUp(...looks);
      await serve(knex, '3', dayOf(0).start);
      await serve(knex, '4', dayOf(24).start);
      // Labels came late: version 3 is looked at when it serves no more.
      await new ObservationStore(knex, servingOf(knex)).add([
        auc(23, 0.6, { id: 'late', modelVersion: '3', observedAt: AGAIN }),
      ]);
      expect(await count()).toMatchObject({ good: 37, total: 41, unserved: 0 });
    });

    it('counts every one, each for itself, where nobody knows what served', async () => {
      const { count, knex, store } = await setUp(...looks);
      expect(await count()).toMatchObject({ good: 37, total: 40, unserved: 0 });
      // Before the portal brought anything there.
      await serve(knex, '5', dayOf(26).start);
      expect(await count()).toMatchObject({ good: 37, total: 40, unserved: 0 });
      // An environment that is not the portal's, and no version.
      await store.add([
        auc(27, 0.9, { id: 'edge', modelVersion: '9', environment: 'edge' }),
        auc(27, 0.9, { id: 'none' }),
      ]);
      expect(await count()).toMatchObject({ good: 39, total: 42, unserved: 0 });
    });

    it('keeps what was seen of one before anything served when it is looked at again', async () => {
      const version2 = { modelVersion: '2' };
      const { count, knex } = await setUp(
        auc(1, 0.1, { ...version2, id: 'then' }),
        auc(1, 0.9, { ...version2, id: 'again', observedAt: AGAIN }),
      );
      await serve(knex, '3', dayOf(9).start);
      expect(await count()).toMatchObject({ good: 0, total: 1, unserved: 1 });
    });

    it('looks at the environment in which a version was observed', async () => {
      const { count, knex } = await setUp(
        ...['staging', 'production'].flatMap(environment =>
          ['3', '4'].map(modelVersion =>
            auc(9, 0.9, {
              id: `${environment} ${modelVersion}`,
              environment,
              modelVersion,
            }),
          ),
        ),
      );
      await serve(knex, '3', dayOf(0).start);
      await serve(knex, '4', dayOf(0).start, 'staging');
      const by = async (environment?: string) => {
        const { indicator } = asked();
        const { total, unserved } = await count({
          indicator: { ...indicator, ...(environment && { environment }) },
        });
        return [total, unserved];
      };
      expect(await by('staging')).toEqual([1, 1]);
      expect(await by('production')).toEqual([1, 1]);
      expect(await by()).toEqual([2, 2]);
    });

    it('takes the newest of each', async () => {
      const { count } = await setUp(
        ...['3', '4'].flatMap(modelVersion =>
          [0.1, 0.9].map((value, n) =>
            auc(1, value, {
              id: `${modelVersion} ${value}`,
              modelVersion,
              observedAt: dayOf(n + 2).start,
            }),
          ),
        ),
      );
      expect(await count()).toMatchObject({ good: 2, total: 2 });
    });
  });

  it('is by the time at which an observation was made, not by its window', async () => {
    const since = '2026-01-10T00:00:00.000Z';
    const { count } = await setUp(
      auc(1, 0.9, { id: 'late label', observedAt: '2026-01-20T00:00:00.000Z' }),
      auc(2, 0.9, { id: 'edge', observedAt: since }),
      auc(3, 0.9, { id: 'just', observedAt: '2026-01-10T00:00:00.001Z' }),
    );
    expect(await count({ since })).toMatchObject({ total: 2 });
  });

  it('is of the indicator of the subject only', async () => {
    const { count } = await setUp(
      auc(1, 0.9),
      auc(1, 0.9, { id: 'subject', subject: OTHER }),
      auc(1, 0.9, { id: 'kind', kind: 'sli' }),
      auc(1, 0.9, { id: 'name', name: 'mae' }),
      auc(1, 0.9, { id: 'method', method: 'by_hand' }),
      auc(1, 0.9, { id: 'place', environment: 'production' }),
    );
    const { indicator } = asked();
    const total = async (changes: Partial<typeof indicator>) =>
      (await count({ indicator: { ...indicator, ...changes } })).total;
    expect(await total({})).toBe(3);
    expect(await total({ method: 'by_hand' })).toBe(1);
    expect(await total({ environment: 'production' })).toBe(1);
    expect(await total({ environment: 'staging' })).toBe(0);
    expect((await count({ subject: OTHER })).total).toBe(1);
  });

  it('weighs shares of good events by how many there were, where that is said', async () => {
    const { store } = await setUp(
      availability(1, 0.5, 1_000),
      availability(2, 1, 9_000),
      availability(3, 0.25),
      availability(4, 1.01, 500),
      availability(5, -0.01),
      availability(6, null, 7),
      availability(7, 1, 0),
    );
    expect(await store.countOccurrences([shares])).toEqual([
      {
        ...NOTHING,
        good: 9_500.25,
        total: 10_001,
        unmeasured: 3,
        weightless: 1,
        observedAt: dayOf(3).end,
      },
    ]);
  });

  it('is nothing where nothing was observed', async () => {
    const { store } = await setUp();
    expect(await store.countOccurrences([])).toEqual([]);
    expect(await store.countOccurrences([shares, asked()])).toEqual([
      NOTHING,
      NOTHING,
    ]);
  });

  it('answers many questions in their order', async () => {
    const { store } = await setUp(
      ...Array.from({ length: 9 }, (_, n) => auc(n + 1, n / 10)),
    );
    const questions = Array.from({ length: 1_001 }, (_, n) =>
      asked({ condition: { op: 'lt', value: (n % 10) / 10 } }),
    );
    const counted = await store.countOccurrences(questions);
    expect(counted.map(({ good }) => good)).toEqual(
      questions.map((_, n) => n % 10),
    );
  });

  it('knows how much was looked at by those that were there before', async () => {
    const { knex, store } = await setUp();
    const migration = {
      directory: resolvePackagePath('@slipway/plugin-ml-backend', 'migrations'),
      name: '20261130_60_sample_sizes.js',
    };
    await store.add([
      { ...availability(1, 0.5, 40), reason: 'a\0 "sampleSize":{"window":1}' },
      { ...availability(2, 1), reason: '"sampleSize":{"window":1}' },
      {
        ...availability(3, 1),
        sampleSize: { window: 59, baseline: 8 },
      },
      { ...availability(4, 1), sampleSize: { baseline: 8 } },
    ]);
    const before = await store.countOccurrences([shares]);
    expect(before).toMatchObject([{ good: 81, total: 101, unmeasured: 0 }]);
    await knex.migrate.down(migration);
    await knex.migrate.up(migration);
    expect(await store.countOccurrences([shares])).toEqual(before);
  });
});
