// A mirror that is killed again and again during its first pass, and what came of it.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { loadPackage } from './typescript.mjs';

const child = fileURLToPath(new URL('./mirrorChild.mjs', import.meta.url));
const LIMIT_S = 900;
const LOOK_MS = 40;

const pause = ms => new Promise(resolve => setTimeout(resolve, ms));
const countOf = async query => Number((await query.count({ n: '*' }))[0].n);

/** What of a first pass is kept, as numbers. */
async function progress(knex) {
  try {
    const [versions, runs] = await Promise.all([
      countOf(knex('registry_versions')),
      countOf(knex('indexed_runs')),
    ]);
    return versions + runs;
  } catch {
    // The first life has not made its tables yet.
    return 0;
  }
}

async function isWhole(knex) {
  const states = await knex('mirror_states').select('complete_at');
  const experiments = await knex('run_experiments').select('complete_at');
  return [states, experiments].every(
    rows => rows.length > 0 && rows.every(row => row.complete_at),
  );
}

/**
 * Starts the mirror and kills it (`kill -9`) as often as asked, each time a share of the whole further on. Then two
 * processes at once (one on SQLite) begin the rest, one of them is killed in the middle, and the other ends it.
 *
 * @param {{ connection: object, url: string, experiment: string, total: number, kills: number }} options `total` is how
 *   many versions and runs there are
 */
export async function killedMirror({
  connection,
  url,
  experiment,
  total,
  kills,
}) {
  const knex = loadPackage('knex')(connection);
  const begin = performance.now();
  const start = () => {
    const life = fork(child, [JSON.stringify(connection), url, experiment], {
      stdio: 'inherit',
    });
    const ended = new Promise(resolve => life.once('exit', resolve));
    return {
      kill: async () => {
        life.kill('SIGKILL');
        await ended;
      },
    };
  };
  const until = async isReached => {
    while (!(await isReached())) {
      if (performance.now() - begin > LIMIT_S * 1000)
        throw new Error(
          `Not complete after ${LIMIT_S} s: ${JSON.stringify(
            await knex('mirror_states').select(),
          )}`,
        );
      await pause(LOOK_MS);
    }
  };
  const reaches = share => async () => (await progress(knex)) >= share * total;
  const keptAtEachKill = [];
  try {
    for (let kill = 1; kill <= kills; kill += 1) {
      const life = start();
      await until(reaches(kill / (kills + 2)));
      await life.kill();
      keptAtEachKill.push(await progress(knex));
    }
    const survivor = start();
    if (connection.client === 'pg') {
      const other = start();
      await until(reaches((kills + 1) / (kills + 2)));
      await other.kill();
    }
    await until(() => isWhole(knex));
    await survivor.kill();
    const seconds = Math.round((performance.now() - begin) / 1000);
    return { seconds, keptAtEachKill, kept: await keptIn(knex) };
  } finally {
    await knex.destroy();
  }
}

/** Everything that is kept, one key a row. */
async function keptIn(knex) {
  const versions = await knex('registry_versions')
    .whereNull('deleted_at')
    .select('model', 'version');
  const runs = await knex('indexed_runs')
    .whereNull('deleted_at')
    .select('source_id');
  const moves = await knex('registry_alias_moves').select('model', 'alias');
  return {
    versions: versions.map(({ model, version }) => `${model} ${version}`),
    runs: runs.map(({ source_id: id }) => id),
    moves: moves.map(({ model, alias }) => `${model} ${alias}`),
    metrics: await countOf(knex('run_metrics')),
    parameters: await countOf(
      knex('run_texts')
        .join('run_keys', 'run_keys.id', 'run_texts.key')
        .where('run_keys.kind', 'p'),
    ),
  };
}
