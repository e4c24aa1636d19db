import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { Duration } from 'luxon';
import { applyDatabaseMigrations } from '../database/applyDatabaseMigrations';
import { ErrorBudgets } from './ErrorBudgets';
import { HealthService } from './HealthService';
import { ObservationStore } from './ObservationStore';
import { RememberedCounts } from './RememberedCounts';
import { anObservation, dayOf } from './__testUtils__/observations';
import { servingOf } from './__testUtils__/servingOf';

const MODEL = 'mlmodel:default/flight-delay';
const OTHER = 'mlmodel:default/arrival-delay';

const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
});

describe.each(databases.eachSupportedId())('observations on %p', id => {
  const setUp = async () => {
    const knex = await databases.init(id);
    await applyDatabaseMigrations(knex);
    const store = new ObservationStore(knex, servingOf(knex));
    const now = () => new Date('2026-02-01T00:00:00.000Z');
    const health = new HealthService({
      store,
      budgets: new ErrorBudgets({
        counts: new RememberedCounts({
          store,
          logger: mockServices.logger.mock(),
          now,
        }),
        retention: Duration.fromObject({ days: 400 }),
        now,
      }),
      policy: { driftShare: 0.5 },
      now,
    });
    return { store, health, knex };
  };

  it('are stored once by source and id, also within a batch', async () => {
    const { health } = await setUp();
    const heard: string[][] = [];
    health.onObserved(subjects => heard.push(subjects));
    const one = anObservation();
    const two = anObservation({ id: 'o-2' });
    expect(await health.record([one, one])).toEqual({ accepted: 1, known: 1 });
    expect(await health.record([one, two])).toEqual({ accepted: 1, known: 1 });
    expect(await health.record([one])).toEqual({ accepted: 0, known: 1 });
    expect(heard).toEqual([[MODEL], [MODEL]]);
  });

  it('come back as they were sent', async () => {
    const { health } = await setUp();
    const observation = anObservation({
      unit: '1',
      value: 0.31,
      baseline: { kind: 'training', ref: 'runs:/1' },
      sampleSize: { window: 10 },
      modelVersion: '3',
      environment: 'production',
      validUntil: '2026-03-01T00:00:00.000Z',
      distribution: { edges: [0, 1], window: [1], baseline: [2] },
    });
    await health.record([observation]);
    const { items } = await health.listObservations({
      subject: MODEL,
      limit: 10,
    });
    expect(items).toEqual([{ ...observation, status: 'failing' }]);
  });

  it('give the newest window of each series, and how long it has been bad', async () => {
    const { health } = await setUp();
    const values = [0.05, 0.3, 0.25, 0.31];
    await health.record([
      // Sent out of order: the window decides, not the moment of sending.
      ...[3, 0, 2, 1].map(day =>
        anObservation({
          id: `temp-${day}`,
          window: dayOf(day + 1),
          value: values[day],
        }),
      ),
      anObservation({ id: 'wind', name: 'wind', environment: 'staging' }),
      anObservation({ id: 'other', subject: OTHER }),
    ]);
    const { latest, reasons, sources, status } = await health.getHealth(MODEL);
    expect(latest.map(({ id: name }) => name)).toEqual(['temp-3', 'wind']);
    expect(status).toBe('failing');
    expect(reasons[1].text).toContain('for 3 windows');
    expect(sources).toEqual([
      expect.objectContaining({ series: 2, late: false }),
    ]);
  });

  it('narrow to a version and a kind', async () => {
    const { health } = await setUp();
    await health.record([
      anObservation({ id: 'a', modelVersion: '1', window: dayOf(1) }),
      anObservation({ id: 'b', modelVersion: '2', window: dayOf(2) }),
      anObservation({ id: 'c', kind: 'performance', modelVersion: '1' }),
    ]);
    const ids = async (
      filter: Parameters<typeof health.getLatestObservations>[1],
    ) => (await health.getLatestObservations(MODEL, filter)).map(one => one.id);
    expect(await ids({ modelVersion: '1' })).toEqual(['a', 'c']);
    expect(await ids({ modelVersion: '2' })).toEqual(['b']);
    expect(await ids({ kind: 'performance' })).toEqual(['c']);
  });

  it('are paged by window, newest first, without gaps', async () => {
    const { health } = await setUp();
    await health.record(
      Array.from({ length: 7 }, (_, day) =>
        anObservation({
          id: `day-${day}`,
          // Two observations share each window.
          window: dayOf(Math.floor(day / 2) + 1),
        }),
      ),
    );
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await health.listObservations({
        subject: MODEL,
        kind: 'data-drift',
        name: 'temp',
        method: 'psi',
        limit: 3,
        cursor,
      });
      seen.push(...page.items.map(one => one.id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual([6, 5, 4, 3, 2, 1, 0].map(day => `day-${day}`));
    await expect(
      health.listObservations({ subject: MODEL, limit: 3, cursor: 'bm8' }),
    ).rejects.toThrow('cursor: not one of this list');
  });

  it('tell for many models at once the health and the share of drifting features', async () => {
    const { health } = await setUp();
    await health.record([
      anObservation({ id: '1', window: dayOf(1) }),
      anObservation({ id: '2', window: dayOf(1), name: 'wind', value: 0.15 }),
      anObservation({ id: '3', window: dayOf(2), value: 0.3 }),
      anObservation({
        id: '4',
        subject: OTHER,
        kind: 'performance',
        validUntil: '2026-03-01T00:00:00.000Z',
      }),
    ]);
    const none = 'mlmodel:default/none';
    const refs = [MODEL, OTHER, none];
    expect(await health.getDriftShares(refs)).toEqual(
      new Map([[MODEL, [0.5, 1]]]),
    );
    const summaries = await health.getSummaries(refs);
    expect(summaries.get(MODEL)).toMatchObject({ status: 'failing' });
    expect(summaries.get(OTHER)).toMatchObject({
      status: 'healthy',
      changesAt: '2026-03-01T00:00:00.000Z',
    });
    expect(summaries.get(none)).toMatchObject({ status: 'unknown' });
  });

  it('are deleted when they are old, with their series', async () => {
    const { health, knex, store } = await setUp();
    await health.record([
      anObservation({
        id: 'old',
        name: 'wind',
        observedAt: '2025-01-01T00:00:00.000Z',
      }),
      anObservation({ id: 'new' }),
    ]);
    expect(await store.deleteBefore('2026-01-01T00:00:00.000Z')).toBe(1);
    expect(await knex('observation_series').select('name')).toEqual([
      { name: 'temp' },
    ]);
  });
});
