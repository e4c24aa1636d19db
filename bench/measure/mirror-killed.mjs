import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startPostgres } from '../../scripts/test/needs/postgres.mjs';
import { startMlflow } from '../support/mlflowServer.mjs';
import { loadPackage } from '../support/typescript.mjs';

const MODELS = 1_500;
const VERSIONS = 4;
const KILLS = 10;
const LIMIT_S = 180;

const child = fileURLToPath(
  new URL('../support/mirrorChild.mjs', import.meta.url),
);
const pause = ms => new Promise(resolve => setTimeout(resolve, ms));
const knexOf = connection => loadPackage('knex')(connection);

/** Thousands of versions, each at a time of its own, and an alias for every model. */
async function fill(knex) {
  const start = Date.now() - 10_000_000;
  const models = [];
  const versions = [];
  const aliases = [];
  for (let n = 0; n < MODELS; n += 1) {
    const name = `model-${n}`;
    const at = start + n * 1_000;
    models.push({
      workspace: 'default',
      name,
      creation_time: at,
      last_updated_time: at,
    });
    aliases.push({ workspace: 'default', name, alias: 'champion', version: 1 });
    for (let version = 1; version <= VERSIONS; version += 1)
      versions.push({
        workspace: 'default',
        name,
        version,
        creation_time: at + version,
        last_updated_time: at + version,
        current_stage: 'None',
        source: `mlflow-artifacts:/${n}/${version}`,
        status: 'READY',
      });
  }
  await knex.batchInsert('registered_models', models, 100);
  await knex.batchInsert('model_versions', versions, 50);
  await knex.batchInsert('registered_model_aliases', aliases, 100);
}

async function keptIn(knex) {
  const keys = await knex('registry_versions')
    .whereNull('deleted_at')
    .select('model', 'version');
  const moves = await knex('registry_alias_moves').select('model');
  return {
    versions: keys.map(({ model, version }) => `${model} ${version}`).sort(),
    moves: moves.map(({ model }) => model).sort(),
  };
}

async function mirrorAndKill(connection, url, expected) {
  const begin = performance.now();
  const turnsBefore = [];
  const start = () => {
    const process = fork(child, [JSON.stringify(connection), url], {
      stdio: 'inherit',
    });
    const ended = new Promise(resolve => process.once('exit', resolve));
    const started = new Promise(resolve =>
      process.on('message', said => said === 'started' && resolve()),
    );
    return { process, ended, started };
  };
  const knex = knexOf(connection);
  const states = async () =>
    knex('mirror_states')
      .select()
      .catch(() => []);
  try {
    for (let kill = 0; kill < KILLS; kill += 1) {
      const { process, ended, started } = start();
      await Promise.race([started, ended]);
      // Somewhere within its pages: later in each life than in the one before.
      await pause(400 + kill * 400);
      process.kill('SIGKILL');
      await ended;
      turnsBefore.push((await keptIn(knex)).versions.length);
    }
    // PostgreSQL may have several portals; of those one at a time works on a server.
    const lives = connection.client === 'pg' ? [start(), start()] : [start()];
    while (!(await states()).every(one => one.complete_at)) {
      if (performance.now() - begin > LIMIT_S * 1000)
        throw new Error(`Not complete: ${JSON.stringify(await states())}`);
      await pause(200);
    }
    lives.forEach(({ process }) => process.kill('SIGKILL'));
    await Promise.all(lives.map(({ ended }) => ended));
    const kept = await keptIn(knex);
    const missing = expected.filter(key => !new Set(kept.versions).has(key));
    return {
      seconds: Math.round((performance.now() - begin) / 1000),
      keptAtEachKill: turnsBefore,
      versionsInMlflow: expected.length,
      versionsKept: kept.versions.length,
      missing: missing.length,
      twice: kept.versions.length - new Set(kept.versions).size,
      aliasMoves: kept.moves.length,
      aliasMovesTwice: kept.moves.length - new Set(kept.moves).size,
    };
  } finally {
    await knex.destroy();
  }
}

/**
 * Kills the mirror ten times (`kill -9`) during its first pass over a real MLflow, lets one process (on PostgreSQL two at once) finish
 * it, and
 * counts what is kept against MLflow's own database.
 */
export async function measure() {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-killed-'));
  const file = join(folder, 'mlflow.db');
  const mlflow = await startMlflow(`sqlite:///${file}`);
  const postgres = await startPostgres();
  try {
    const source = knexOf({
      client: 'better-sqlite3',
      connection: { filename: file },
      useNullAsDefault: true,
    });
    await fill(source);
    const rows = await source('model_versions').select('name', 'version');
    await source.destroy();
    const expected = rows.map(({ name, version }) => `${name} ${version}`);
    const [address] = Object.values(postgres.value);
    return {
      goal: { missing: 0, twice: 0 },
      figures: {
        kills: KILLS,
        sqlite: await mirrorAndKill(
          {
            client: 'better-sqlite3',
            connection: { filename: join(folder, 'portal.db') },
            useNullAsDefault: true,
          },
          mlflow.url,
          expected,
        ),
        postgresql: await mirrorAndKill(
          { client: 'pg', connection: `${address}/postgres` },
          mlflow.url,
          expected,
        ),
      },
    };
  } finally {
    await postgres.stop();
    await mlflow.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
