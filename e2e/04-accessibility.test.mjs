// axe on every page, light and dark; the main acts by keyboard alone.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { findBarriers } from './support/accessibility.mjs';
import { openBrowser } from './support/browser.mjs';
import { signIn } from './support/people.mjs';
import { call, portalUrl } from './support/portal.mjs';

const model = '/catalog/default/mlmodel/flight-delay';

/** Every page of ours: name, address (or how to find it), words that are there when it is complete. */
const pages = [
  ['Fleet', '/ml', 'Flight delay'],
  ['Promotions', '/ml/promotions?scope=all', 'flight-delay'],
  [
    'Request promotion',
    '/ml/promotions/request?model=mlmodel:default/flight-delay',
    'Why',
  ],
  [
    'Promotion',
    token => firstOf(token, '/promotions', '/ml/promotions/'),
    'Ledger',
  ],
  ['Launches', '/ml/launches', 'flight-delay'],
  ['Launch', token => firstOf(token, '/launches', '/ml/launches/'), 'Log'],
  [
    'New launch',
    '/ml/launches/new?pipeline=mlpipeline:default/flight-delay-training',
    'Epochs',
  ],
  ['Model overview', model, 'In production'],
  ['Model versions', `${model}/versions`, 'Version'],
  ['Model runs', `${model}/runs`, 'roc_auc'],
  ['Run', trainedRun, 'Artefacts'],
  ['Compare runs', comparison, 'What differs'],
  ['Model history', `${model}/history`, 'Moves of the aliases'],
  ['Servers', '/ml/servers', 'Models and versions'],
  ['Model health', `${model}/health`, 'temp'],
  ['Model promotions', `${model}/promotions`, 'Promotion'],
  ['Model deployments', `${model}/deployments`, 'Production'],
  [
    'Feature set',
    '/catalog/default/featureset/hourly-weather',
    'Hourly weather',
  ],
  ['Pipeline', '/catalog/default/mlpipeline/flight-delay-training', 'Epochs'],
];

async function firstOf(token, list, page) {
  const { items } = await call(token, 'GET', list);
  return `${page}${items[0].id}`;
}

/** The newest run that registered a version, with a file of its model open. */
async function trainedRun(token) {
  const path = '/entities/mlmodel/default/flight-delay/runs';
  const { items } = await call(token, 'GET', `${path}?limit=50`);
  const { id } = items.find(({ versions = [] }) => versions.length > 0);
  const { models } = await call(token, 'GET', `${path}/${id}`);
  const query = new URLSearchParams({ artefact: 'MLmodel', of: models[0].id });
  return `${model}/runs/${id}?${query}`;
}

/** The newest runs side by side. */
async function comparison(token) {
  const { items } = await call(
    token,
    'GET',
    '/entities/mlmodel/default/flight-delay/runs?limit=8',
  );
  const query = new URLSearchParams({
    model: 'mlmodel:default/flight-delay',
    runs: items.map(({ id }) => id).join(','),
  });
  return `/ml/compare?${query}`;
}

for (const theme of ['light', 'dark'])
  describe(`every page in the ${theme} theme`, () => {
    let browser;
    let person;
    before(async () => {
      browser = await openBrowser();
      person = await signIn(browser, 'grace', { colorScheme: theme });
    });
    after(() => browser?.close());

    for (const [name, address, words] of pages)
      it(`${name} has no barrier`, async () => {
        const { page, token } = person;
        const path =
          typeof address === 'string' ? address : await address(await token());
        await page.goto(`${portalUrl()}${path}`);
        await page.getByText(words).first().waitFor();
        await page
          .getByRole('progressbar')
          .first()
          .waitFor({ state: 'detached' });
        assert.deepEqual(await findBarriers(page), []);
      });
  });
