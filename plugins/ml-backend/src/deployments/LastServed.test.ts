import { TestDatabases } from '@backstage/backend-test-utils';
import { applyDatabaseMigrations } from '../database/applyDatabaseMigrations';
import { LastServed } from './LastServed';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const digest = `sha256:${'0'.repeat(64)}`;
const day = (n: number) => `2026-01-0${n}T00:00:00.000Z`;

describe.each(databases.eachSupportedId())('what served last on %p', id => {
  it('is the latest end of serving, of models that served at all', async () => {
    const database = await databases.init(id);
    await applyDatabaseMigrations(database);
    const places = [
      ['1', 'a', 'staging'],
      ['2', 'a', 'production'],
      ['3', 'never', 'production'],
      ['4', 'still', 'production'],
    ];
    await database('deployments').insert(
      places.map(([key, model, environment]) => ({
        id: key,
        model,
        environment,
        target: 'ray-serve',
        rollout_id: key,
        state: 'serving',
      })),
    );
    const ends: [string, string | null, string | null][] = [
      ['1', day(1), day(4)],
      ['2', day(1), day(3)],
      ['2', day(3), null],
      ['3', null, day(5)],
      ['4', day(1), null],
    ];
    await database('rollouts').insert(
      ends.map(([deployment, served, ended], n) => ({
        id: `r${n}`,
        deployment_id: deployment,
        plan: '{}',
        version: '1',
        digest,
        state: 'replaced',
        approved_by: '[]',
        set_by: 'user:default/ada',
        set_at: day(1),
        served_at: served,
        ended_at: ended,
      })),
    );
    expect(await new LastServed(database).getLastServedAt()).toEqual(
      new Map([['a', day(4)]]),
    );
  });
});
