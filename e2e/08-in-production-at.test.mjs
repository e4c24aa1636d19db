// What was in production at a past moment, and an alias that somebody moved past the portal.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { moveAlias, registerAgain } from './support/mlflowClient.mjs';
import { call, portalUrl, until } from './support/portal.mjs';
import { endOf, newestVersion, pathOf } from './support/promotions.mjs';
import { signedIn } from './support/signedIn.mjs';
import { aliasOf } from './support/systems.mjs';

const NAME = 'arrival-delay';
const MODEL = `mlmodel:default/${NAME}`;
const modelPage = `/catalog/default/mlmodel/${NAME}`;

describe('what was in production', () => {
  // The platform's own: she may ask for every model.
  const [engineer] = signedIn(['mira']);

  const request = async version => {
    const { id } = await call(await engineer.token(), 'POST', '/promotions', {
      model: MODEL,
      version,
      environment: 'production',
      mode: 'deploy',
      reason: 'To see what was in production',
    });
    const { promotion } = await endOf(await engineer.token(), id);
    assert.equal(promotion.state, 'done', promotion.stateReason);
    return promotion;
  };
  const overview = async () =>
    call(await engineer.token(), 'GET', `/entities/${pathOf(MODEL)}`);
  const productionRow = () =>
    engineer.page
      .getByRole('table', { name: 'What was in production' })
      .getByRole('row', { name: /Production/ });

  let first;
  let second;
  /** A moment after the first promotion and before the second was asked for. */
  const between = () =>
    new Date(
      (Date.parse(first.endedAt) + Date.parse(second.requestedAt)) / 2,
    ).toISOString();

  it('takes two versions to production, one after the other', async () => {
    const version = await newestVersion(await engineer.token(), MODEL);
    first = await request(await registerAgain(NAME, version));
    second = await request(await registerAgain(NAME, version));
    assert.notEqual(first.version, second.version);
    assert.equal(await aliasOf(NAME, 'champion'), second.version);
  });

  it('shows on the page what served between them, and by which promotion', async () => {
    const { page } = engineer;
    await page.goto(`${portalUrl()}${modelPage}/history?at=${between()}`);
    const row = productionRow();
    await row.getByText(`version ${first.version}`, { exact: true }).waitFor();
    await row.getByText('Certain', { exact: true }).waitFor();
    await row
      .getByRole('link', { name: `promotion ${first.id.slice(0, 8)}` })
      .waitFor();
    assert.equal(
      await page.getByLabel('Moment', { exact: true }).getAttribute('type'),
      'datetime-local',
    );

    await page.getByRole('button', { name: 'Now', exact: true }).click();
    await row.getByText(`version ${second.version}`, { exact: true }).waitFor();
    assert.doesNotMatch(page.url(), /at=/);
  });

  it('says the same through the API', async () => {
    const { items } = await call(
      await engineer.token(),
      'GET',
      `/entities/${pathOf(MODEL)}/production?${new URLSearchParams({
        at: between(),
      })}`,
    );
    const production = items.find(one => one.environment === 'production');
    assert.equal(production.version, first.version);
    assert.equal(production.promotionId, first.id);
    assert.equal(production.certain, true);
  });

  it("flags an alias that MLflow's own client moved, on fleet and model", async () => {
    const { page } = engineer;
    await moveAlias(NAME, 'champion', first.version);
    const { movedOutside } = await until(
      'the move to be noticed',
      overview,
      model => model.movedOutside?.length > 0,
    );
    assert.equal(movedOutside[0].from, second.version);
    assert.equal(movedOutside[0].to, first.version);

    await page.goto(`${portalUrl()}/ml?text=${NAME}`);
    await page
      .getByRole('row', { name: /Arrival delay|arrival-delay/i })
      .getByRole('img', { name: /was moved outside Slipway/ })
      .waitFor();

    await page.goto(`${portalUrl()}${modelPage}`);
    await page
      .getByText(
        `The alias champion was moved outside Slipway from version ${second.version} to version ${first.version}`,
      )
      .first()
      .waitFor();
    await page.goto(`${portalUrl()}${modelPage}/history`);
    await page
      .getByRole('table', { name: 'Moves of aliases and stages' })
      .getByText('Outside Slipway')
      .first()
      .waitFor();
  });

  it('takes the flag away once the portal has moved the alias again', async () => {
    await request(await registerAgain(NAME, second.version));
    await until(
      'the flag to be gone',
      overview,
      model => !model.movedOutside?.length,
    );
  });

  it('shows every server with what is kept of it', async () => {
    const { page } = engineer;
    await page.goto(`${portalUrl()}/ml/servers`);
    const mlflow = page.getByRole('region', { name: /^MLflow/ });
    await mlflow.getByText('Models and versions').waitFor();
    await mlflow.getByText('Current').first().waitFor();
  });

  it('asked nothing of anybody outside this machine', () => {
    assert.deepEqual([...engineer.strangers], []);
  });
});
