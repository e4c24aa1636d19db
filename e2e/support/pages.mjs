// Every page of ours: where it is, and what is on it when it is complete.
import { call, until } from './portal.mjs';

const MODEL = 'mlmodel:default/flight-delay';
const model = '/catalog/default/mlmodel/flight-delay';
const runs = '/entities/mlmodel/default/flight-delay/runs';

/** A panel, by its title. */
const panel = name => page => page.getByRole('region', { name }).first();
const table = name => page => page.getByRole('table', { name }).first();
const words = text => page => page.getByText(text).first();

/**
 * @typedef {object} Page
 * @property {string} name
 * @property {string | ((token: string) => Promise<string>)} address or how to find it
 * @property {(page: import('playwright-core').Page) => import('playwright-core').Locator} complete
 */

/** @type {Page[]} */
export const pages = [
  ['Home', '/home', panel(/needs attention/i)],
  ['Fleet', '/ml', words('Flight delay')],
  ['Housekeeping', '/ml/housekeeping', panel(/models$/)],
  ['Servers', '/ml/servers', words('Models and versions')],
  [
    'Search',
    searchForDelay,
    page =>
      page.getByRole('listitem').filter({ hasText: 'Flight delay' }).first(),
  ],
  ['Promotions', '/ml/promotions?scope=all', words('flight-delay')],
  [
    'Request promotion',
    `/ml/promotions/request?model=${MODEL}`,
    page => page.getByLabel('Why').first(),
  ],
  [
    'Promotion',
    token => firstOf(token, '/promotions', '/ml/promotions/'),
    panel('Ledger'),
  ],
  ['Launches', '/ml/launches', words('flight-delay')],
  [
    'Launch',
    token => firstOf(token, '/launches', '/ml/launches/'),
    panel('Log'),
  ],
  [
    'New launch',
    '/ml/launches/new?pipeline=mlpipeline:default/flight-delay-training',
    words('Epochs'),
  ],
  ['Model overview', model, panel('In production')],
  ['Model versions', `${model}/versions`, table('Versions')],
  ['Version', `${model}/versions/1`, panel('Files')],
  ['Two versions', twoVersions, panel('Files')],
  ['Model runs', `${model}/runs`, words('roc_auc')],
  ['Run', trainedRun, panel('Artefacts')],
  ['Compare runs', comparison, table('What differs')],
  [
    'Model history',
    '/catalog/default/mlmodel/arrival-delay/history',
    table('Moves of aliases and stages'),
  ],
  ['Model lineage', `${model}/lineage`, panel('What breaks if this goes')],
  ['Model health', `${model}/health`, words('temp')],
  ['Model promotions', `${model}/promotions`, words('Production')],
  ['Model deployments', `${model}/deployments`, words('Production')],
  [
    'Feature set',
    '/catalog/default/featureset/hourly-weather',
    words('Hourly weather'),
  ],
  [
    'Feature set lineage',
    '/catalog/default/featureset/hourly-weather/lineage',
    panel('What breaks if this goes'),
  ],
  [
    'Pipeline',
    '/catalog/default/mlpipeline/flight-delay-training',
    words('Epochs'),
  ],
].map(([name, address, complete]) => ({ name, address, complete }));

/** Whether nothing on the page is loading; runs in the page. */
export const isRead = () =>
  !document.querySelector('[role="progressbar"], [aria-label="Loading"]');

/** Where a page is. */
export const addressOf = async ({ address }, token) =>
  typeof address === 'string' ? address : address(token);

/** Opens a page and waits until nothing on it is loading. */
export async function openPage({ page, token }, base, one) {
  const path = await addressOf(one, await token());
  await page.goto(`${base}${path}`);
  await one.complete(page).waitFor();
  await page.waitForFunction(isRead);
}

/** Search, once what it looks in is there: about a minute after the first start. */
async function searchForDelay(token) {
  await until(
    'the models to be indexed',
    () => call(token, 'GET', '/query?term=delay', undefined, 'search'),
    ({ results }) =>
      results.some(({ document }) => document.title === 'Flight delay'),
    { seconds: 180 },
  );
  return '/search?query=delay';
}

async function firstOf(token, list, page) {
  const { items } = await call(token, 'GET', list);
  return `${page}${items[0].id}`;
}

/** The newest run that registered a version, with a file of its model open. */
async function trainedRun(token) {
  const { items } = await call(token, 'GET', `${runs}?limit=50`);
  const { id } = items.find(({ versions = [] }) => versions.length > 0);
  const { models } = await call(token, 'GET', `${runs}/${id}`);
  const query = new URLSearchParams({ artefact: 'MLmodel', of: models[0].id });
  return `${model}/runs/${id}?${query}`;
}

/** The oldest and the newest version side by side. */
async function twoVersions(token) {
  const { items } = await call(
    token,
    'GET',
    '/entities/mlmodel/default/flight-delay/versions',
  );
  const [right, left] = [items[0], items.at(-1)].map(({ version }) => version);
  return `${model}/versions/compare?${new URLSearchParams({ left, right })}`;
}

/** The newest runs side by side. */
async function comparison(token) {
  const { items } = await call(token, 'GET', `${runs}?limit=8`);
  const query = new URLSearchParams({
    model: MODEL,
    runs: items.map(({ id }) => id).join(','),
  });
  return `/ml/compare?${query}`;
}
