import { EXPERIMENT, withFilledPortal } from '../support/filledPortal.mjs';
import { fillModels } from '../support/mlflowDatabase.mjs';
import { signInTo } from '../support/portal.mjs';
import { quantiles } from '../support/quantiles.mjs';

const TIMES = 20;
const MODELS = 1_000;
const PATIENCE_MS = 60_000;

/** Registers one more version by MLflow's own API. Answers its number. */
async function register(url) {
  const answer = await fetch(`${url}/api/2.0/mlflow/model-versions/create`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      name: 'model-1',
      // MLflow takes an address of its own only from the run that it belongs to.
      source: 's3://bench/model',
    }),
  });
  if (!answer.ok) throw new Error(await answer.text());
  const { model_version: version } = await answer.json();
  return version.version;
}

/** Milliseconds from MLflow's answer to a registration until the version is on the page that is open. */
const seenAfter = servers =>
  withFilledPortal(
    knex => fillModels(knex, { models: MODELS, versions: 1 }),
    async portal => {
      const { urls } = portal.settings;
      const { page, browser } = await signInTo(portal, 'ada');
      const onPage = version =>
        page
          .getByRole('table', { name: 'Versions' })
          .getByRole('link', { name: `version ${version}`, exact: true })
          .waitFor({ timeout: PATIENCE_MS });
      try {
        await page.goto(
          `${urls.portal}/catalog/default/mlmodel/${EXPERIMENT}/versions`,
        );
        await onPage('1');
        // The first shows that webhooks are registered and known to MLflow.
        await register(urls.mlflow).then(onPage);
        const times = [];
        for (let time = 0; time < TIMES; time += 1) {
          const version = await register(urls.mlflow);
          const begin = performance.now();
          await onPage(version);
          times.push(performance.now() - begin);
        }
        return quantiles(times);
      } finally {
        await browser.close();
      }
    },
    { servers },
  );

/** How soon a new version is on a page that is open: told by MLflow's webhooks, and without them by the next poll. */
export const measure = async () => ({
  goal: { withWebhooksMs: 2_000, withoutMs: 10_000 },
  models: MODELS,
  figures: {
    withWebhooks: await seenAfter(),
    withoutWebhooks: await seenAfter(({ urls }) => [
      { name: 'default', url: urls.mlflow },
    ]),
  },
});
