import { TestDatabases } from '@backstage/backend-test-utils';
import { applyDatabaseMigrations } from '../database/applyDatabaseMigrations';
import { anObservation, dayOf } from './__testUtils__/observations';
import { servingOf } from './__testUtils__/servingOf';
import type { Observed } from './findChanges';
import { ObservationStore } from './ObservationStore';

const { subject } = anObservation();
const temp: Observed = {
  subject,
  indicator: { kind: 'data-drift', name: 'temp' },
};
const inStaging: Observed = {
  subject,
  indicator: { ...temp.indicator, environment: 'staging' },
};
const byKs: Observed = {
  subject,
  indicator: { ...temp.indicator, method: 'ks' },
};
const wind: Observed = {
  subject,
  indicator: { kind: 'data-drift', name: 'wind' },
};
const other: Observed = { ...temp, subject: 'mlmodel:default/other' };

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('changes on %p', id => {
  const setUp = async () => {
    const knex = await databases.init(id);
    await applyDatabaseMigrations(knex);
    const store = new ObservationStore(knex, servingOf(knex));
    const asked = { temp, inStaging, byKs, wind, other };
    const find = () => store.findChanges(Object.values(asked));
    let before = await find();
    /** Whose changes are others than when this was asked last. */
    const changed = async () => {
      const after = await find();
      const names = Object.keys(asked).filter((_, n) => after[n] !== before[n]);
      before = after;
      return names;
    };
    return { changed, store };
  };

  it('are those of everything new that was stored, whenever it was observed', async () => {
    const { changed, store } = await setUp();
    await store.add([anObservation()]);
    expect(await changed()).toEqual(['temp']);
    expect(await changed()).toEqual([]);
    for (const [n, day] of [9, 9, 1].entries()) {
      const observedAt = dayOf(day).end;
      await store.add([anObservation({ id: `later-${n}`, observedAt })]);
      expect(await changed()).toEqual(['temp']);
    }
  });

  it('are none where everything was known already', async () => {
    const { changed, store } = await setUp();
    await store.add([anObservation()]);
    await changed();
    await store.add([anObservation()]);
    expect(await changed()).toEqual([]);
  });

  it('are of the indicator, as far as it says what it counts', async () => {
    const { changed, store } = await setUp();
    await store.add([anObservation({ id: 'kind', kind: 'sli' })]);
    expect(await changed()).toEqual([]);
    await store.add([anObservation({ id: 'place', environment: 'staging' })]);
    expect(await changed()).toEqual(['temp', 'inStaging']);
    await store.add([anObservation({ id: 'method', method: 'ks' })]);
    expect(await changed()).toEqual(['temp', 'byKs']);
    await store.add([
      anObservation({ id: 'name', name: 'wind' }),
      anObservation({ id: 'subject', subject: other.subject }),
    ]);
    expect(await changed()).toEqual(['wind', 'other']);
  });

  it('do not come out the same again when a series is forgotten', async () => {
    const { changed, store } = await setUp();
    await store.add([anObservation()]);
    await changed();
    await store.deleteBefore('2027-01-01T00:00:00.000Z');
    await store.add([anObservation()]);
    expect(await changed()).toEqual(['temp']);
  });

  it('are stored by many at once, who do not wait for each other in circles', async () => {
    const { changed, store } = await setUp();
    const names = ['temp', 'wind', 'rain', 'snow', 'fog'];
    await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        store.add(
          (n % 2 ? names : [...names].reverse()).map(name =>
            anObservation({ id: `${name}-${n}`, name }),
          ),
        ),
      ),
    );
    expect(await changed()).toEqual(['temp', 'wind']);
    expect(await store.findChanges([temp])).toEqual([
      expect.stringMatching(/ 12$/),
    ]);
  });

  it('of nothing are none', async () => {
    const { store } = await setUp();
    expect(await store.findChanges([])).toEqual([]);
  });
});
