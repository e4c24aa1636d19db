import { TestDatabases } from '@backstage/backend-test-utils';
import { aModel } from './__testUtils__/models';
import { openFleet } from './__testUtils__/openFleet';
import { CataloguedModels } from './CataloguedModels';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('catalogued models on %p', id => {
  it('are those that entities describe', async () => {
    const database = await databases.init(id);
    await openFleet(database, [
      aModel('a'),
      aModel('b', { registry: { instance: 'eu', model: 'delay' } }),
    ]);
    const catalogued = new CataloguedModels(database);
    expect(await catalogued.names().orderBy('ref')).toEqual([
      { registry_instance: 'default', registry_model: 'a' },
      { registry_instance: 'eu', registry_model: 'delay' },
    ]);
    expect(await catalogued.count()).toBe(2);
  });
});
