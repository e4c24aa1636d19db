import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { applyDatabaseMigrations } from '../database/applyDatabaseMigrations';
import { TrainedOn } from './TrainedOn';

const AT = '2026-11-24T08:00:00.000Z';
const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

/** One run of an instance that read data, and the version that it made. */
async function addTrained(
  database: Knex,
  trained: {
    id: number;
    instance: string;
    model: string;
    version: string;
    datasets: [name: string, context: string | null][];
  },
) {
  const { id, instance, model, version, datasets } = trained;
  const runId = `run-${id}`;
  await database('run_experiments').insert({
    id,
    instance,
    source_id: String(id),
    name: model,
    lifecycle: 'active',
    wanted: true,
  });
  await database('indexed_runs').insert({
    id,
    experiment: id,
    source_id: runId,
    name: runId,
    status: 'FINISHED',
    start_at: 1,
    checked_at: AT,
    content: '',
    payload: '{}',
  });
  await database('run_datasets').insert(
    datasets.map(([name, context]) => ({
      run: id,
      name,
      digest: 'd',
      context,
    })),
  );
  await database('registry_versions').insert({
    instance,
    model,
    version,
    ordinal: Number(version),
    created_at: AT,
    run_id: runId,
    payload: '{}',
    digest: 'd',
    seen_at: AT,
  });
}

async function filled(database: Knex) {
  await applyDatabaseMigrations(database);
  const one = { instance: 'default', model: 'delay' };
  await addTrained(database, {
    ...one,
    id: 1,
    version: '1',
    datasets: [['flights', 'training']],
  });
  await addTrained(database, {
    ...one,
    id: 2,
    version: '2',
    datasets: [
      ['flights', 'training'],
      ['flights', 'evaluation'],
      ['weather', null],
    ],
  });
  await addTrained(database, {
    instance: 'other',
    model: 'no-show',
    id: 3,
    version: '1',
    datasets: [['bookings', null]],
  });
  // The same run id at another server is another run.
  await database('registry_versions').insert({
    instance: 'other',
    model: 'stranger',
    version: '1',
    ordinal: 1,
    created_at: AT,
    run_id: 'run-1',
    payload: '{}',
    digest: 'd',
    seen_at: AT,
  });
  return new TrainedOn(database);
}

describe.each(databases.eachSupportedId())('who was trained on, on %p', id => {
  it('finds each model once, at the server whose run logged the data', async () => {
    const trainedOn = await filled(await databases.init(id));
    expect(await trainedOn.models(['flights', 'weather'], 500)).toEqual([
      { instance: 'default', model: 'delay' },
    ]);
    expect(await trainedOn.models(['flights', 'bookings'], 1)).toHaveLength(1);
    expect(await trainedOn.models(['nothing'], 500)).toEqual([]);
  });

  it('says what the runs of some versions read, and for what', async () => {
    const trainedOn = await filled(await databases.init(id));
    const version = { instance: 'default', model: 'delay', version: '2' };
    const reads = await trainedOn.reads([version], ['flights']);
    expect(reads).toHaveLength(2);
    expect(reads).toEqual(
      expect.arrayContaining([
        { ...version, name: 'flights', context: 'training' },
        { ...version, name: 'flights', context: 'evaluation' },
      ]),
    );
  });
});
