import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';
import { applyDatabaseMigrations } from '../database/applyDatabaseMigrations';
import { anObservation, dayOf } from './__testUtils__/observations';
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

const shares = asked({
  indicator: { kind: 'sli', name: 'availability' },
  condition: undefined,
});

describe.each(databases.eachSupportedId())('counting on %p', id => {
  const setUp = async (...observations: NewObservation[]) => {
    const knex = await databases.init(id);
    await applyDatabaseMigrations(knex);
    const store = new ObservationStore(knex);
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
    expect(await count()).toEqual({ good: 2, total: 3, unmeasured: 1 });
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
    expect(await count()).toEqual({ good: 4, total: 4, unmeasured: 1 });
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
      { good: 9_500.25, total: 10_001, unmeasured: 3 },
    ]);
  });

  it('is nothing where nothing was observed', async () => {
    const { store } = await setUp();
    expect(await store.countOccurrences([])).toEqual([]);
    expect(await store.countOccurrences([shares, asked()])).toEqual([
      { good: 0, total: 0, unmeasured: 0 },
      { good: 0, total: 0, unmeasured: 0 },
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

  it('knows when each subject was observed last', async () => {
    const { store } = await setUp(
      auc(5, 0.9),
      auc(4, 0.9, { name: 'mae' }),
      auc(2, 0.9, { subject: OTHER, id: 'other' }),
    );
    const none = 'mlmodel:default/none';
    expect(await store.findNewestTimes([MODEL, OTHER, none])).toEqual(
      new Map([
        [MODEL, dayOf(5).end],
        [OTHER, dayOf(2).end],
      ]),
    );
    expect(await store.findNewestTimes([])).toEqual(new Map());
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
    expect(before).toEqual([{ good: 81, total: 101, unmeasured: 0 }]);
    await knex.migrate.down(migration);
    await knex.migrate.up(migration);
    expect(await store.countOccurrences([shares])).toEqual(before);
  });
});
