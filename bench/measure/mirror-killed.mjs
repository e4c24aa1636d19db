import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase } from '../../scripts/test/needs/mlflows.mjs';
import { startPostgres } from '../../scripts/test/needs/postgres.mjs';
import { killedMirror } from '../support/killedMirror.mjs';
import {
  analyse,
  createMlflowDatabase,
  fillModels,
  fillRuns,
} from '../support/mlflowDatabase.mjs';
import { startMlflow } from '../support/mlflowServer.mjs';

const EXPERIMENT = 'bench';
const MODELS = 3_000;
const VERSIONS = 4;
const RUNS = 20_000;
const KILLS = 10;

/** What MLflow's own database holds, one key a row. */
async function heldBy(mlflow) {
  const versions = await mlflow('model_versions').select('name', 'version');
  const runs = await mlflow('runs').select('run_uuid');
  const aliases = await mlflow('registered_model_aliases').select(
    'name',
    'alias',
  );
  const [metrics] = await mlflow('latest_metrics').count({ n: '*' });
  const [parameters] = await mlflow('params').count({ n: '*' });
  return {
    versions: versions.map(({ name, version }) => `${name} ${version}`),
    runs: runs.map(({ run_uuid: id }) => id),
    moves: aliases.map(({ name, alias }) => `${name} ${alias}`),
    metrics: Number(metrics.n),
    parameters: Number(parameters.n),
  };
}

/** Lists against lists: what is missing, what is there twice, what nobody ever had. */
function compared(held, kept) {
  const lists = ['versions', 'runs', 'moves'].map(name => {
    const there = new Set(kept[name]);
    const known = new Set(held[name]);
    return [
      name,
      {
        inMlflow: held[name].length,
        kept: kept[name].length,
        missing: held[name].filter(key => !there.has(key)).length,
        twice: kept[name].length - there.size,
        strange: kept[name].filter(key => !known.has(key)).length,
      },
    ];
  });
  const numbers = ['metrics', 'parameters'].map(name => [
    name,
    { inMlflow: held[name], kept: kept[name] },
  ]);
  return Object.fromEntries([...lists, ...numbers]);
}

/**
 * Kills the mirror ten times (`kill -9`) during its first pass over a real MLflow, evenly over what there is to read; on
 * PostgreSQL two processes then share the rest, and one of them is killed too. Counts what is kept against MLflow's own
 * database; an alias that was found once must have moved once.
 */
export async function measure() {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-killed-'));
  const postgres = await startPostgres();
  const closing = [
    () => postgres.stop(),
    async () => rmSync(folder, { recursive: true, force: true }),
  ];
  try {
    const [address] = Object.values(postgres.value);
    const mlflow = await createMlflowDatabase(address);
    await fillRuns(mlflow.knex, {
      experiment: EXPERIMENT,
      runs: RUNS,
      metrics: 5,
      parameters: 5,
    });
    await fillModels(mlflow.knex, { models: MODELS, versions: VERSIONS });
    await analyse(mlflow.knex);
    const held = await heldBy(mlflow.knex);
    await mlflow.knex.destroy();
    const server = await startMlflow(mlflow.address);
    closing.unshift(() => server.stop());
    await createDatabase(address, 'portal');
    const kill = async connection => {
      const { kept, ...rest } = await killedMirror({
        connection,
        url: server.url,
        experiment: EXPERIMENT,
        total: RUNS + MODELS * VERSIONS,
        kills: KILLS,
      });
      return { ...rest, ...compared(held, kept) };
    };
    return {
      goal: { missing: 0, twice: 0, strange: 0 },
      kills: KILLS,
      figures: {
        sqlite: await kill({
          client: 'better-sqlite3',
          connection: { filename: join(folder, 'portal.db') },
          useNullAsDefault: true,
        }),
        postgresql: await kill({
          client: 'pg',
          connection: `${address}/portal`,
        }),
      },
    };
  } finally {
    for (const close of closing) await close();
  }
}
