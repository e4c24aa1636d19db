import knexFactory from 'knex';
import { startPostgres } from '../../scripts/test/needs/postgres.mjs';
import { startMlBackend } from '../support/mlBackend.mjs';
import {
  analyse,
  createMlflowDatabase,
  fillCurves,
  fillRuns,
} from '../support/mlflowDatabase.mjs';
import { startMlflow } from '../support/mlflowServer.mjs';
import { quantiles } from '../support/quantiles.mjs';
import { fillRunIndex } from '../support/runIndex.mjs';
import { loadPackage } from '../support/typescript.mjs';

const EXPERIMENT = 'bench';
const RUNS = Number(process.env.SLIPWAY_BENCH_RUNS ?? 100_000);
const QUERIES = 60;
const WARM_UP = 5;
const COMPARED = 500;
const CURVES = 100;
const STEPS = 1_000;
const COUNTED = 10;
const LOOK_AGAIN_MS = 100;

const ENTITY = {
  apiVersion: 'slipway.dev/v1alpha1',
  kind: 'MLModel',
  metadata: { name: EXPERIMENT, namespace: 'default' },
  spec: {
    type: 'classifier',
    lifecycle: 'production',
    owner: 'group:default/team',
    registry: { instance: 'default', model: EXPERIMENT },
    experiments: [EXPERIMENT],
  },
};

/** What is asked, each time for something else; in both systems the same. */
const SEARCHES = {
  'sorted by a metric': n => ({
    orderBy: `metrics.metric_${n % 10} ${n % 2 ? 'ASC' : 'DESC'}`,
  }),
  'sorted by a metric, with a metric and a parameter filter': n => ({
    filter: `metrics.metric_${(n + 3) % 10} > ${(0.5 + (n % 7) / 20).toFixed(
      2,
    )} AND params.parameter_${n % 10} = 'value-${n % 20}'`,
    orderBy: `metrics.metric_${n % 10} DESC`,
  }),
  'the newest, with a metric and a parameter filter': n => ({
    filter: `metrics.metric_${(n + 5) % 10} > 0.6${
      n % 10
    } AND params.parameter_${n % 9} = 'value-${(n * 3) % 20}'`,
  }),
  'the newest': () => ({}),
};

/**
 * The run table's query over HTTP, the data to compare 500 runs and the curves of 100, MLflow's API beside ours on the
 * same runs in one PostgreSQL. Ours is the whole plugin; the permission system and the catalog answer at once. Ours also
 * says how many runs match in all, which MLflow does not; that comes with a later look, so it has a figure of its own.
 */
export async function measure() {
  const postgres = await startPostgres();
  const [address] = Object.values(postgres.value);
  const admin = knexFactory({
    client: 'pg',
    connection: `${address}/postgres`,
  });
  await admin.raw('create database slipway');
  await admin.destroy();
  const knex = knexFactory({
    client: 'pg',
    connection: `${address}/slipway`,
    pool: { min: 2, max: 10 },
  });
  const closing = [() => knex.destroy(), () => postgres.stop()];
  try {
    const mlflow = await createMlflowDatabase(address);
    const { id } = await fillRuns(mlflow.knex, {
      experiment: EXPERIMENT,
      runs: RUNS,
    });
    await fillCurves(mlflow.knex, {
      experiment: EXPERIMENT,
      from: RUNS - CURVES + 1,
      to: RUNS,
      steps: STEPS,
    });
    await analyse(mlflow.knex);
    const theirs = await startMlflow(mlflow.address);
    closing.unshift(() => theirs.stop());
    const ours = await startMlBackend({
      knex,
      entities: [ENTITY],
      mlflowUrl: theirs.url,
    });
    closing.unshift(() => ours.stop());
    const begin = performance.now();
    await fillRunIndex(knex, mlflow.knex, {
      experimentId: id,
      name: EXPERIMENT,
      runs: RUNS,
    });
    const filled = (performance.now() - begin) / 1000;
    await mlflow.knex.destroy();
    const { rows } = await knex.raw('show server_version');
    const newest = await newestRuns(theirs.url, id, COMPARED);
    return {
      runs: RUNS,
      metrics: 10,
      parameters: 10,
      rows: 50,
      database: `PostgreSQL ${rows[0].server_version}`,
      goal: {
        searchP50Ms: 15,
        compareP50Ms: 80,
        curves: 'a third of MLflow',
      },
      indexWrittenInSeconds: Math.round(filled),
      figures: {
        slipway: await measureOurs(ours.url, newest),
        mlflow: await measureTheirs(theirs.url, id, newest),
      },
    };
  } finally {
    for (const close of closing) await close().catch(() => {});
  }
}

async function timed(queries, act) {
  const times = [];
  for (let n = -WARM_UP; n < queries; n += 1) {
    const begin = performance.now();
    const answer = await act(n + WARM_UP);
    const text = await answer.text();
    const ms = performance.now() - begin;
    if (!answer.ok) throw new Error(`${answer.url}: ${text.slice(0, 500)}`);
    if (n >= 0) times.push(ms);
  }
  return quantiles(times);
}

async function measureOurs(url, newest) {
  const { mockCredentials } = loadPackage('@backstage/backend-test-utils');
  const headers = {
    authorization: mockCredentials.user.header(),
    'content-type': 'application/json',
  };
  const runs = `${url}/entities/mlmodel/default/${EXPERIMENT}/runs`;
  const post = (path, body) =>
    fetch(`${runs}/${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    });
  const list = query => {
    const search = new URLSearchParams({ limit: '50', ...query });
    const encoded = search.toString().replace(/\+/g, '%20');
    return fetch(`${runs}?${encoded}`, { headers });
  };
  const figures = {};
  for (const [name, queryOf] of Object.entries(SEARCHES))
    figures[name] = await timed(QUERIES, n => list(queryOf(n)));
  figures['until the number of all runs that match is known'] =
    await measureCounts(list);
  figures[`data to compare ${COMPARED} runs`] = await timed(QUERIES, () =>
    post('comparison', { runIds: newest }),
  );
  const curves = () =>
    post('curves', {
      runIds: newest.slice(0, CURVES),
      metric: 'curve',
      maxPoints: STEPS,
    });
  const begin = performance.now();
  await (await curves()).text();
  figures[`curves of ${CURVES} runs, for the first time`] = {
    ms: Number((performance.now() - begin).toFixed(2)),
  };
  figures[`curves of ${CURVES} runs`] = await timed(10, curves);
  return figures;
}

/** From the first question of a list that nobody has asked for before; looks that come too early are part of it. */
async function measureCounts(list) {
  const times = [];
  for (let n = 0; n < COUNTED; n += 1) {
    const filter = `metrics.metric_${n} > 0.6 AND params.parameter_9 = 'value-${n}'`;
    const begin = performance.now();
    while ((await totalOf(await list({ filter }))) === undefined)
      await new Promise(resolve => setTimeout(resolve, LOOK_AGAIN_MS));
    times.push(performance.now() - begin);
  }
  return quantiles(times);
}

async function totalOf(answer) {
  if (!answer.ok) throw new Error(`${answer.url}: ${await answer.text()}`);
  const { total } = await answer.json();
  return total;
}

const search = (url, body) =>
  fetch(`${url}/api/2.0/mlflow/runs/search`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

async function newestRuns(url, experiment, count) {
  const answer = await search(url, {
    experiment_ids: [experiment],
    max_results: count,
    order_by: ['attributes.start_time DESC'],
  });
  const { runs } = await answer.json();
  return runs.map(run => run.info.run_id);
}

async function measureTheirs(url, experiment, newest) {
  const figures = {};
  for (const [name, queryOf] of Object.entries(SEARCHES))
    figures[name] = await timed(QUERIES, n => {
      const { filter, orderBy } = queryOf(n);
      return search(url, {
        experiment_ids: [experiment],
        max_results: 50,
        filter,
        order_by: orderBy && [orderBy],
      });
    });
  const ids = newest.map(id => `'${id}'`).join(', ');
  figures[`data to compare ${COMPARED} runs`] = await timed(15, () =>
    search(url, {
      experiment_ids: [experiment],
      max_results: COMPARED,
      filter: `attributes.run_id IN (${ids})`,
    }),
  );
  const query = new URLSearchParams({
    metric_key: 'curve',
    max_results: String(STEPS),
  });
  for (const id of newest.slice(0, CURVES)) query.append('run_ids', id);
  figures[`curves of ${CURVES} runs`] = await timed(10, () =>
    fetch(`${url}/api/2.0/mlflow/metrics/get-history-bulk-interval?${query}`),
  );
  return figures;
}
