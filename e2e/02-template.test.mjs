// A repository from the template: published, in the catalog with its kinds, trained, its run on its page.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { call, portalUrl, until } from './support/portal.mjs';
import { signedIn } from './support/signedIn.mjs';

// A name of its own each time, so that the journey can be walked again on one portal.
const NAME = `baggage-${Date.now().toString(36)}`;
const MODEL = `mlmodel:default/${NAME}`;

describe('a repository from the template', () => {
  const [engineer] = signedIn(['ada']);

  it('is made by a form of five fields and appears in the catalog with its kinds', async () => {
    const { page, token } = engineer;
    await page.goto(`${portalUrl()}/create/templates/default/pytorch-ray`);
    await page.getByLabel(/^Name/).fill(NAME);
    await page
      .getByLabel(/^Description/)
      .fill('Will this bag miss its flight?');
    await chooseOwner(page);
    await page.getByRole('button', { name: /review/i }).click();
    await page.getByRole('button', { name: /create/i }).click();

    const bearer = await token();
    const kinds = await until(
      'the entities of the new repository',
      async () => {
        const query = new URLSearchParams({
          filter: `metadata.annotations.backstage.io/managed-by-origin-location=url:${process.env.SLIPWAY_FORGE_URL}/slipway-air/${NAME}/src/branch/main/catalog-info.yaml`,
          fields: 'kind,metadata.name',
        });
        const { items } = await call(
          bearer,
          'GET',
          `/entities/by-query?${query}`,
          undefined,
          'catalog',
        );
        return items.map(({ kind }) => kind);
      },
      found =>
        ['MLModel', 'FeatureSet', 'MLPipeline'].every(kind =>
          found.includes(kind),
        ),
      { seconds: 90 },
    );
    assert.ok(kinds.length >= 3);
  });

  it('is trained from its page, and its run is on its page', async () => {
    const { page, token } = engineer;
    await page.goto(
      `${portalUrl()}/ml/launches/new?pipeline=mlpipeline:default/${NAME}-training&model=${MODEL}`,
    );
    const launch = page.getByRole('button', { name: /^Launch/ });
    await until(
      'the form',
      () => launch.getAttribute('aria-disabled'),
      disabled => disabled !== 'true',
      { seconds: 60 },
    );
    await launch.click();
    await page.waitForURL(/\/ml\/launches\/[0-9a-f-]{36}/);
    const id = /launches\/([0-9a-f-]{36})/.exec(page.url())[1];
    const bearer = await token();
    const ended = await until(
      'the training',
      () => call(bearer, 'GET', `/launches/${id}`),
      ({ state }) => ['succeeded', 'failed', 'stopped', 'lost'].includes(state),
      { seconds: 240 },
    );
    assert.equal(ended.state, 'succeeded', ended.stateReason);
    assert.ok(ended.version);

    await page.goto(`${portalUrl()}/catalog/default/mlmodel/${NAME}/runs`);
    await page
      .getByRole('link', { name: new RegExp(`${NAME}-training`) })
      .first()
      .waitFor();
  });
});

async function chooseOwner(page) {
  const owner = page.getByRole('textbox', { name: 'Owner' });
  await owner.click();
  await owner.fill('departures');
  await page
    .getByRole('option', { name: /departures/i })
    .first()
    .click();
}
