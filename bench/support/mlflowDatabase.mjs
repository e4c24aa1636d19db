import { join } from 'node:path';
import knexFactory from 'knex';
import { pythonPath } from '../../scripts/parts/environment.mjs';
import { home, python } from '../../scripts/places.mjs';
import { command } from '../../scripts/processes/command.mjs';
import {
  extrasPath,
  installMlflowExtras,
} from '../../scripts/setup/mlflowExtras.mjs';
import {
  createDatabase,
  sqlAlchemyAddress,
} from '../../scripts/test/needs/mlflows.mjs';

const log = join(home, 'logs', 'bench-mlflow.log');

/**
 * An empty MLflow database on a PostgreSQL server, with the schema of the embedded MLflow.
 *
 * @param {string} postgres address of the server without a database
 * @returns `address` in SQLAlchemy's words, and a connection to fill it
 */
export async function createMlflowDatabase(postgres) {
  await createDatabase(postgres, 'mlflow');
  await installMlflowExtras(log);
  const address = sqlAlchemyAddress(postgres, 'mlflow');
  const { code, output } = await command(
    python,
    [
      '-c',
      'import sys; from mlflow.store.tracking.sqlalchemy_store import SqlAlchemyStore as S; S(sys.argv[1], "./artifacts")',
      address,
    ],
    {
      log,
      env: {
        ...pythonPath(),
        ...extrasPath(),
        MLFLOW_DISABLE_TELEMETRY: 'true',
      },
    },
  );
  if (code !== 0)
    throw new Error(`MLflow's schema was not made: ${output.slice(-2000)}`);
  const knex = knexFactory({
    client: 'pg',
    connection: `${postgres}/mlflow`,
    pool: {
      min: 1,
      max: 2,
      // What is filled in is whole: checking each reference would take most of the time.
      afterCreate: (connection, done) =>
        connection.query('set session_replication_role = replica', error =>
          done(error, connection),
        ),
    },
  });
  return { address, knex };
}

const DEFAULT = 'default';

/** Between 0 and 1, the same for the same number. */
const value = number => `((${number})::bigint * 7919 % 1000003) / 1000003.0`;

/**
 * Fills one experiment with finished runs, one second apart, each with as many metrics `metric_0…` and parameters
 * `parameter_0…` (of 20 values each).
 */
export async function fillRuns(
  knex,
  { experiment, runs, metrics = 10, parameters = 10 },
) {
  const now = Date.now();
  const [{ experiment_id: id }] = await knex('experiments')
    .insert({
      name: experiment,
      workspace: DEFAULT,
      artifact_location: `mlflow-artifacts:/${experiment}`,
      lifecycle_stage: 'active',
      creation_time: now,
      last_update_time: now,
    })
    .returning('experiment_id');
  const start = now - (runs + 60) * 1000;
  await knex.raw(
    `insert into runs (run_uuid, name, source_type, source_name, user_id, status, start_time, end_time,
       lifecycle_stage, artifact_uri, experiment_id)
     select md5('${experiment}' || n), 'run-' || n, 'LOCAL', 'train.py', 'person-' || n % 20, 'FINISHED',
       ${start}::bigint + n * 1000, ${start}::bigint + n * 1000 + 45000, 'active',
       'mlflow-artifacts:/${experiment}/' || n, ${id}
     from generate_series(1, ${runs}) n`,
  );
  const latest = `md5('${experiment}' || n), 'metric_' || k, ${value(
    'n * 31 + k * 104729',
  )}, ${start}::bigint + n * 1000, 100, false from generate_series(1, ${runs}) n, generate_series(0, ${
    metrics - 1
  }) k`;
  for (const table of ['metrics', 'latest_metrics'])
    await knex.raw(
      `insert into ${table} (run_uuid, key, value, timestamp, step, is_nan) select ${latest}`,
    );
  await knex.raw(
    `insert into params (run_uuid, key, value)
     select md5('${experiment}' || n), 'parameter_' || k, 'value-' || (n * 13 + k * 7) % 20
     from generate_series(1, ${runs}) n, generate_series(0, ${
      parameters - 1
    }) k`,
  );
  await knex.raw(
    `insert into tags (run_uuid, key, value)
     select md5('${experiment}' || n), t.key, t.value from generate_series(1, ${runs}) n,
       lateral (values ('mlflow.user', 'person-' || n % 20), ('mlflow.source.name', 'train.py'),
         ('mlflow.source.git.commit', md5('commit' || n / 50))) t(key, value)`,
  );
  return { id: String(id), runId: n => knexRunId(knex, experiment, n) };
}

const knexRunId = async (knex, experiment, n) => {
  const { rows } = await knex.raw(`select md5('${experiment}' || ${n}) id`);
  return rows[0].id;
};

/** Gives the newest runs of a filled experiment a curve `curve` of so many steps. */
export async function fillCurves(knex, { experiment, from, to, steps }) {
  await knex.raw(
    `insert into metrics (run_uuid, key, value, timestamp, step, is_nan)
     select md5('${experiment}' || n), 'curve', 1.0 / (1 + s * (1 + n % 7) / 100.0), ${Date.now()} + s * 100, s, false
     from generate_series(${from}, ${to}) n, generate_series(0, ${
      steps - 1
    }) s`,
  );
  await knex.raw(
    `insert into latest_metrics (run_uuid, key, value, timestamp, step, is_nan)
     select run_uuid, key, value, timestamp, step, is_nan from metrics where key = 'curve' and step = ${
       steps - 1
     }`,
  );
}

/** Fills the registry: `model-1…` with versions 1 to `versions` each; the alias `champion` on the last but one. */
export async function fillModels(knex, { models, versions }) {
  const now = Date.now();
  await knex.raw(
    `insert into registered_models (workspace, name, creation_time, last_updated_time, description)
     select '${DEFAULT}', 'model-' || n, ${now}::bigint - 100000000 + n, ${now}::bigint - 50000000 + n, 'Model number ' || n
     from generate_series(1, ${models}) n`,
  );
  await knex.raw(
    `insert into model_versions (workspace, name, version, creation_time, last_updated_time, user_id, current_stage,
       source, storage_location, run_id, status)
     select '${DEFAULT}', 'model-' || n, v, ${now}::bigint - 90000000 + n * 10 + v, ${now}::bigint - 50000000 + n * 10 + v,
       'person', 'None', 'mlflow-artifacts:/m/' || n || '/' || v, 'mlflow-artifacts:/m/' || n || '/' || v, null, 'READY'
     from generate_series(1, ${models}) n, generate_series(1, ${versions}) v`,
  );
  await knex.raw(
    `insert into registered_model_aliases (workspace, name, alias, version)
     select '${DEFAULT}', 'model-' || n, 'champion', ${Math.max(
      1,
      versions - 1,
    )} from generate_series(1, ${models}) n`,
  );
}

/** Lets the planner know what was filled. */
export const analyse = knex => knex.raw('analyze');
