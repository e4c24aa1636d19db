import knexFactory from 'knex';
import { startPostgres } from '../../scripts/test/needs/postgres.mjs';
import { fillFleet } from '../support/fleet.mjs';
import { startMlBackend } from '../support/mlBackend.mjs';
import { quantiles } from '../support/quantiles.mjs';
import { loadPackage } from '../support/typescript.mjs';

const MODELS = 10_000;
const WARM_UP = 30;
const RUNS = 300;
const LIMIT = 50;

const pick = (list, run) => list[run % list.length];
const FIVE = ['0', '1', '2', '3', '4'];

/** What people ask, each time for something else. */
const QUERIES = {
  'what needs attention first': () => ({}),
  'failing or degraded, two tiers, last trained first': run => ({
    health: ['failing', 'degraded'],
    tier: [pick(['1', '2'], run), pick(['3', '4'], run >> 1)],
    sort: 'lastTrained',
    order: 'desc',
  }),
  'a serving mode, a registry, a lifecycle, by name': run => ({
    serving: [pick(['batch', 'online', 'streaming'], run)],
    registry: [pick(['default', 'abroad'], run)],
    lifecycle: [pick(['production', 'experimental'], run)],
    sort: 'name',
    order: pick(['asc', 'desc'], run),
  }),
  'models of a team, by tier': run => ({
    owner: [`group:default/team-${10 * (run % 12) + (run % 5)}`],
    sort: 'tier',
  }),
  'two words, by health': run => ({
    text: `${pick(['fare', 'crew', 'delay'], run)} team ${pick(FIVE, run)}`,
    sort: 'health',
  }),
  'a word that one model has': run => ({
    text: `model-73${run % 5}${run % 5}`,
  }),
};

/**
 * The fleet's page over HTTP, 50 rows with what serves, health, open promotions and running launches, for a person who
 * sees every model and for one who sees six of ten (a conditional decision). PostgreSQL, 10,000 models, 40,000
 * versions. The permission system and the catalog answer at once: what is measured is the plugin and its database.
 */
export async function measure() {
  const postgres = await startPostgres();
  const [connection] = Object.values(postgres.value);
  const knex = knexFactory({
    client: 'pg',
    connection,
    pool: { min: 2, max: 10 },
  });
  let seen = 'all';
  const backend = await startMlBackend({ knex, seen: () => seen });
  try {
    const refs = await fillFleet(knex, { models: MODELS });
    const everything = await timesOf(backend.url);
    seen = refs.filter((_, n) => n % 10 < 6);
    const someOfIt = await timesOf(backend.url);
    return {
      rows: LIMIT,
      models: MODELS,
      modelVersions: 4 * MODELS,
      database: await versionOf(knex),
      goal: { p50Ms: 10, p95Ms: 25 },
      figures: { seesAll: everything, seesSixOfTen: someOfIt },
    };
  } finally {
    await backend.stop();
    await knex.destroy().catch(() => {});
    await postgres.stop();
  }
}

async function timesOf(url) {
  const next = 'the page after the first';
  const times = Object.fromEntries(
    [next, ...Object.keys(QUERIES)].map(name => [name, []]),
  );
  for (let run = 0; run < WARM_UP + RUNS; run++) {
    let cursor;
    for (const [name, queryOf] of Object.entries(QUERIES)) {
      const { ms, page } = await timed(url, queryOf(run));
      cursor ??= page.nextCursor;
      if (run >= WARM_UP) times[name].push(ms);
    }
    const { ms } = await timed(url, { cursor });
    if (run >= WARM_UP) times[next].push(ms);
  }
  return {
    all: quantiles(Object.values(times).flat()),
    ...Object.fromEntries(
      Object.entries(times).map(([name, ms]) => [name, quantiles(ms)]),
    ),
  };
}

const { mockCredentials } = loadPackage('@backstage/backend-test-utils');
const headers = { authorization: mockCredentials.user.header() };

async function timed(url, query) {
  const search = new URLSearchParams({ limit: String(LIMIT) });
  for (const [name, value] of Object.entries(query))
    for (const one of [value].flat()) search.append(name, one);
  const begin = performance.now();
  const answer = await fetch(`${url}/fleet?${search}`, { headers });
  const page = await answer.json();
  const ms = performance.now() - begin;
  if (!answer.ok || !page.items.length)
    throw new Error(`${search}: ${answer.status} ${JSON.stringify(page)}`);
  return { ms, page };
}

async function versionOf(knex) {
  const { rows } = await knex.raw('show server_version');
  return `PostgreSQL ${rows[0].server_version}`;
}
