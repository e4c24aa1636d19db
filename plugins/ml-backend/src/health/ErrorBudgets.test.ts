import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { Duration } from 'luxon';
import { applyDatabaseMigrations } from '../database/applyDatabaseMigrations';
import type { CountedObjective } from '../entities';
import { anObservation, dayOf } from './__testUtils__/observations';
import { servingOf } from './__testUtils__/servingOf';
import { ErrorBudgets } from './ErrorBudgets';
import { HealthService } from './HealthService';
import { ObservationStore } from './ObservationStore';
import { RememberedCounts } from './RememberedCounts';
import type { NewObservation } from './types';

const REF = 'mlmodel:default/flight-delay';
const MINUTE = 60_000;

const objective: CountedObjective = {
  name: 'Ranks well',
  indicator: { kind: 'performance', name: 'roc_auc' },
  condition: { op: 'gte', value: 0.7 },
  target: 0.9,
  window: 'P28D',
};
const model = { ref: REF, objectives: [objective] };

const auc = (
  day: number,
  value: number,
  changes: Partial<NewObservation> = {},
): NewObservation =>
  anObservation({
    id: `auc-${day}`,
    kind: 'performance',
    name: 'roc_auc',
    value,
    window: dayOf(day),
    observedAt: dayOf(day).end,
    ...changes,
  });

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('error budgets on %p', id => {
  const setUp = async (...observations: NewObservation[]) => {
    const knex = await databases.init(id);
    await applyDatabaseMigrations(knex);
    const store = new ObservationStore(knex, servingOf(knex));
    const clock = { now: new Date('2026-01-31T00:00:00.000Z') };
    const count = jest.spyOn(store, 'countOccurrences');
    const counted = () =>
      count.mock.calls.reduce((sum, [questions]) => sum + questions.length, 0);
    const options = {
      store,
      retention: Duration.fromObject({ days: 400 }),
      logger: mockServices.logger.mock(),
      most: 2,
      now: () => clock.now,
    };
    const replica = () =>
      new HealthService({
        ...options,
        budgets: new ErrorBudgets({
          ...options,
          counts: new RememberedCounts(options),
        }),
        policy: { driftShare: 0.5 },
      });
    const health = replica();
    if (observations.length > 0) await health.record(observations);
    const budget = async (of = health) =>
      (await of.getObjectives(model))[0].budget;
    return { budget, clock, count, counted, health, replica };
  };

  it('are counted over the window that ends now', async () => {
    const { health } = await setUp(
      auc(2, 0.1),
      ...Array.from({ length: 20 }, (_, n) => auc(n + 4, n ? 0.8 : 0.6)),
    );
    expect(await health.getObjectives(model)).toEqual([
      {
        name: 'Ranks well',
        indicator: { kind: 'performance', name: 'roc_auc' },
        op: 'gte',
        value: 0.7,
        target: 0.9,
        window: 'P28D',
        budget: {
          left: 0.5,
          good: 19,
          total: 20,
          unmeasured: 0,
          unserved: 0,
          since: '2026-01-03T00:00:00.000Z',
          countedAt: '2026-01-31T00:00:00.000Z',
          observedAt: '2026-01-24T00:00:00.000Z',
        },
      },
    ]);
  });

  it('have no number where nothing was observed yet, and say what cannot be computed', async () => {
    const { health } = await setUp(auc(5, 0.8));
    const broken = { name: 'Broken', problem: 'target must be a number' };
    const long = { ...objective, window: 'P401D' };
    const other = {
      ...objective,
      indicator: { kind: 'sli', name: 'availability' },
    } as const;
    const ref = 'mlmodel:default/new';
    const states = await health.getObjectives({
      ref,
      objectives: [broken, long, other],
    });
    expect(states).toMatchObject([
      broken,
      {
        name: 'Ranks well',
        problem:
          'Its window is longer than observations are kept, which is 400 d (ml.health.retention)',
      },
      { target: 0.9 },
    ]);
    expect(states[2]).not.toHaveProperty('budget');
    expect(states[2]).not.toHaveProperty('problem');
    expect(await health.getObjectives({ ref })).toEqual([]);
    expect(
      await health.getErrorBudgets([
        { ref },
        { ref, objectives: [broken, long, other] },
        model,
      ]),
    ).toEqual(
      new Map([
        [ref, { uncomputedObjectives: 2, isIncomplete: false }],
        [
          REF,
          {
            errorBudget: { left: 1, objective: 'Ranks well', objectives: 1 },
            isIncomplete: false,
          },
        ],
      ]),
    );
  });

  it('are remembered for a thousandth of the window', async () => {
    const { budget, clock, counted } = await setUp(auc(3, 0.1), auc(20, 0.8));
    expect(await budget()).toMatchObject({ left: -4, total: 2 });
    // The first one leaves the window a day later.
    clock.now = new Date(+clock.now + 40 * MINUTE);
    await budget();
    expect(counted()).toBe(1);
    clock.now = new Date(+clock.now + 24 * 60 * MINUTE);
    expect(await budget()).toMatchObject({ left: 1, total: 1 });
    expect(counted()).toBe(2);
  });

  it('are counted again after a minute at the earliest', async () => {
    const { clock, counted, health } = await setUp(auc(30, 0.8));
    const hour = { ref: REF, objectives: [{ ...objective, window: 'PT1H' }] };
    await health.getObjectives(hour);
    clock.now = new Date(+clock.now + MINUTE - 1);
    await health.getObjectives(hour);
    expect(counted()).toBe(1);
    clock.now = new Date(+clock.now + 1);
    await health.getObjectives(hour);
    expect(counted()).toBe(2);
  });

  it.each([
    ['newer', { id: 'new', observedAt: dayOf(29).end }],
    ['at the same time', { id: 'same', source: '/other' }],
    ['earlier', { id: 'late', observedAt: dayOf(19).end }],
  ])(
    'are counted anew within a minute when another replica took what was observed %s',
    async (_, changes) => {
      const { budget, clock, health, replica } = await setUp(auc(20, 0.8));
      expect(await budget()).toMatchObject({ total: 1 });
      await replica().record([auc(20, 0.8, { window: dayOf(5), ...changes })]);
      clock.now = new Date(+clock.now + MINUTE - 1);
      expect(await budget()).toMatchObject({ total: 1 });
      const summaries = await health.getErrorBudgets([model]);
      expect(summaries.get(REF)?.changesAt).toBe('2026-01-31T00:01:00.000Z');
      clock.now = new Date(+clock.now + 1);
      expect(await budget()).toMatchObject({
        total: 2,
        countedAt: '2026-01-31T00:01:00.000Z',
      });
      const after = await health.getErrorBudgets([model]);
      expect(after.get(REF)?.changesAt).toBeUndefined();
    },
  );

  it('are the same on every replica after a minute, also of what is sent one by one', async () => {
    const { budget, clock, health, replica } = await setUp();
    const other = replica();
    expect([await budget(), await budget(other)]).toEqual([
      undefined,
      undefined,
    ]);
    for (const day of [9, 10, 11, 12]) {
      await health.record([auc(day, 0.8, { observedAt: dayOf(30).start })]);
      // Of the first one nobody waits a minute.
      expect(await budget(other)).toMatchObject({ total: 1 });
    }
    expect(await budget()).toMatchObject({ total: 4 });
    clock.now = new Date(+clock.now + MINUTE);
    for (const one of [other, health, other]) {
      expect(await budget(one)).toMatchObject({ total: 4 });
    }
  });

  it('leave health as it is where they cannot be counted', async () => {
    const { budget, clock, count, health, replica } = await setUp(auc(20, 0.8));
    expect(await budget()).toMatchObject({ total: 1 });
    clock.now = new Date(+clock.now + MINUTE);
    await health.record([auc(21, 0.8)]);
    count.mockRejectedValue(new Error('took too long'));
    expect(await budget()).toMatchObject({ total: 1 });
    const fresh = replica();
    expect(await fresh.getObjectives(model)).toMatchObject([
      {
        name: 'Ranks well',
        problem:
          'Its observations could not be counted just now; the portal tries again every minute',
      },
    ]);
    const summary = { changesAt: '2026-01-31T00:02:00.000Z' };
    expect(await fresh.getErrorBudgets([model])).toEqual(
      new Map([
        [REF, { ...summary, isIncomplete: true, uncomputedObjectives: 1 }],
      ]),
    );
    expect((await health.getErrorBudgets([model])).get(REF)).toMatchObject({
      ...summary,
      isIncomplete: false,
      errorBudget: { left: 1 },
    });
  });

  it('are counted again when the objectives change', async () => {
    const { budget, health } = await setUp(auc(20, 0.8));
    expect(await budget()).toMatchObject({ left: 1 });
    const stricter = { ...objective, condition: { op: 'gt', value: 0.8 } };
    const { ref } = model;
    const changed = [stricter as CountedObjective];
    expect(
      (await health.getObjectives({ ref, objectives: changed }))[0].budget,
    ).toMatchObject({ left: -9 });
  });

  it('are forgotten first of whom nobody asked for the longest', async () => {
    const { counted, health } = await setUp(auc(20, 0.8));
    const ask = async (ref: string) => {
      const before = counted();
      await health.getObjectives({ ref, objectives: [objective] });
      return counted() - before;
    };
    expect([await ask('a'), await ask('b'), await ask('a')]).toEqual([1, 1, 0]);
    expect([await ask('c'), await ask('a'), await ask('b')]).toEqual([1, 0, 1]);
  });
});
