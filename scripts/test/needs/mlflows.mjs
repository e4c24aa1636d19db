import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ADMIN, mlflowWith } from '../../parts/mlflowVariants.mjs';
import { home, root } from '../../places.mjs';
import { Supervisor } from '../../processes/Supervisor.mjs';
import { secretsOf } from '../../secrets.mjs';
import { settingsFrom, settingsOf } from '../../settings.mjs';
import { installMlflowExtras } from '../../setup/mlflowExtras.mjs';
import { freePorts } from './freePorts.mjs';

const variants = [
  { name: 'on PostgreSQL', database: 'mlflow' },
  { name: 'with basic-auth', isClosed: true },
  {
    name: 'on PostgreSQL with basic-auth',
    database: 'mlflow_closed',
    isClosed: true,
  },
];

/**
 * More MLflow servers for the contract suites, beside the embedded one on SQLite: on PostgreSQL, and both behind its
 * basic-auth app. Their addresses as JSON, in the words of `realServers.ts`.
 *
 * @param {{ postgres: Record<string, string> }} given
 */
export async function startMlflows({ postgres }) {
  await installMlflowExtras(join(home, 'logs', 'mlflow-extras.log'));
  const [address] = Object.values(postgres);
  const ports = await freePorts(variants.length);
  const started = await Promise.allSettled(
    variants.map((variant, at) => startOne(variant, ports[at], address)),
  );
  const servers = started.flatMap(({ value }) => value ?? []);
  const stop = async () => {
    await Promise.all(servers.map(server => server.stop()));
  };
  const failed = started.find(({ status }) => status === 'rejected');
  if (failed) {
    await stop();
    throw failed.reason;
  }
  return {
    value: {
      SLIPWAY_TEST_MLFLOWS: JSON.stringify(
        servers.map(({ described }) => described),
      ),
    },
    stop,
  };
}

async function startOne({ name, database, isClosed }, port, postgres) {
  if (database) await createDatabase(postgres, database);
  const state = mkdtempSync(join(tmpdir(), 'slipway-mlflow-'));
  const { ports } = settingsFrom({ state }, {});
  const settings = settingsOf(state, { ...ports, mlflow: port });
  const password = isClosed ? randomBytes(16).toString('hex') : undefined;
  const { mlflow: url } = settings.urls;
  const supervisor = new Supervisor(settings, secretsOf(state), {
    url,
    say: () => {},
  });
  const stop = async () => {
    await supervisor.end();
    rmSync(state, { recursive: true, force: true });
  };
  try {
    await supervisor.start(
      mlflowWith({
        database: database && sqlAlchemyAddress(postgres, database),
        password,
      }),
    );
  } catch (error) {
    await stop();
    throw error;
  }
  const account = password ? { username: ADMIN, password } : {};
  return { described: { name, url, ...account }, stop };
}

/** Address of a database on a PostgreSQL server, in the words of SQLAlchemy. */
export const sqlAlchemyAddress = (postgres, database) =>
  `${postgres.replace('postgresql:', 'postgresql+psycopg2:')}/${database}`;

/** Makes a database on a PostgreSQL server. */
export async function createDatabase(postgres, database) {
  const { default: pg } = await import(
    createRequire(join(root, 'plugins', 'ml-backend', 'package.json')).resolve(
      'pg',
    )
  );
  const client = new pg.Client({ connectionString: `${postgres}/postgres` });
  await client.connect();
  try {
    await client.query(`create database "${database}"`);
  } finally {
    await client.end();
  }
}
