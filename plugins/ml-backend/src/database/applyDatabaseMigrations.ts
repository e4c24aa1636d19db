import {
  resolvePackagePath,
  type DatabaseService,
} from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';

const migrations = resolvePackagePath(
  '@slipway/plugin-ml-backend',
  'migrations',
);

/** Brings the plugin's tables to this release. */
export async function applyDatabaseMigrations(database: Knex): Promise<void> {
  await database.migrate.latest({ directory: migrations });
}

/** The plugin's database, migrated unless the configuration says that somebody else does it. */
export async function openDatabase(service: DatabaseService): Promise<Knex> {
  const database = await service.getClient();
  if (!service.migrations?.skip) await applyDatabaseMigrations(database);
  return database;
}
