// The main act, in a real browser on the real systems: train and promote, approved by somebody else.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ApiError, call, portalUrl, until } from './support/portal.mjs';
import { endOf, pathOf, readPromotion } from './support/promotions.mjs';
import { signedIn } from './support/signedIn.mjs';
import {
  aliasOf,
  heldGpus,
  registeredVersion,
  score,
} from './support/systems.mjs';

const MODEL = 'mlmodel:default/flight-delay';
const modelPage = `/catalog/default/mlmodel/flight-delay`;

const openTab = (page, name) =>
  page
    .getByRole('tab', { name })
    .or(page.getByRole('link', { name, exact: true }))
    .first()
    .click();

describe('a model from request to production', () => {
  const [engineer, reviewer] = signedIn(['ada', 'grace']);

  const approveOnPage = async page => {
    await page
      .getByRole('button', { name: 'Approve', exact: true })
      .first()
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/Approve flight-delay/).waitFor();
    await dialog.getByRole('button', { name: 'Approve', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
  };

  it('shows the reviewer what waits, and takes it to production', async () => {
    const { page, token } = reviewer;
    await page.getByRole('link', { name: /Promotions/ }).click();
    await page
      .getByRole('link', { name: /flight-delay/ })
      .first()
      .waitFor();
    const waiting = await call(
      await token(),
      'GET',
      '/promotions?scope=waiting',
    );
    const [{ id }] = waiting.items.filter(({ model }) => model === MODEL);
    await page.goto(`${portalUrl()}/ml/promotions/${id}`);
    await page.getByRole('heading', { level: 1 }).waitFor();

    await approveOnPage(page);

    const { promotion } = await endOf(await token(), id);
    assert.equal(promotion.state, 'done', promotion.stateReason);
    assert.equal(
      await aliasOf('flight-delay', 'champion'),
      promotion.resultVersion,
    );
  });

  it('shows the engineer runs, drift and what serves', async () => {
    const { page } = engineer;
    await page.goto(`${portalUrl()}/ml`);
    await page
      .getByRole('link', { name: /flight.delay/i })
      .first()
      .click();
    await openTab(page, 'Runs');
    await page.getByText('roc_auc').first().waitFor();
    await openTab(page, 'Health');
    await page.getByText(/PSI/i).first().waitFor();
    await page.getByText('temp', { exact: true }).first().waitFor();
  });

  it('shows the engineer what is left of the error budget, and which objective was not observed yet', async () => {
    const { page } = engineer;
    await page.goto(`${portalUrl()}/ml`);
    const title = page.getByRole('link', { name: 'Flight delay', exact: true });
    await page
      .getByRole('row')
      .filter({ has: title })
      .getByRole('meter', { name: 'Error budget' })
      .getByText(/% left|used up|overspent by/)
      .waitFor();
    await title.click();
    await openTab(page, 'Health');
    const objective = name =>
      page
        .getByRole('region', { name: 'Objectives' })
        .getByRole('listitem')
        .filter({ hasText: name });
    const ranks = objective('Ranks late departures above punctual ones');
    await ranks.getByRole('meter', { name: 'Error budget' }).waitFor();
    await ranks.getByText(/\d of \d+ observations? good since/).waitFor();
    await objective('Answers with a prediction')
      .getByText(/Nothing observed since .+ yet/)
      .waitFor();
  });

  let id;
  it('lets the engineer ask for "train and promote" with one GPU', async () => {
    const { page, token } = engineer;
    await page.goto(`${portalUrl()}${modelPage}`);
    await page
      .getByRole('button', { name: /Request promotion/ })
      .or(page.getByRole('link', { name: /Request promotion/ }))
      .first()
      .click();
    await page.getByRole('heading', { name: 'Request promotion' }).waitFor();
    await page.getByRole('radio', { name: /Train first/ }).check();
    await page.getByLabel('Environment').click();
    await page.getByRole('option', { name: /Production/ }).click();
    await page.getByLabel(/^Epochs/).fill('7');
    await page.getByLabel(/^GPUs/).fill('1');
    await page.getByLabel('Why').fill('One epoch more, same months');
    const submit = page.getByRole('button', { name: 'Request promotion' });
    await until(
      'the form to be complete',
      () => submit.getAttribute('aria-disabled'),
      disabled => disabled !== 'true',
      { seconds: 60 },
    );
    await submit.click();
    await page.waitForURL(/\/ml\/promotions\/[0-9a-f-]{36}/);
    id = /promotions\/([0-9a-f-]{36})/.exec(page.url())[1];

    const { plan } = await readPromotion(await token(), id);
    assert.equal(plan.launch.resources.gpus, 1);
    assert.equal(plan.launch.parameters.epochs, 7);
  });

  it("refuses the requester's own approval on the page and by the API", async () => {
    const { page, token } = engineer;
    await until(
      'the gates',
      async () => readPromotion(await token(), id),
      ({ promotion }) => promotion.state === 'awaiting_approval',
    );
    const button = page
      .getByRole('button', { name: 'Approve', exact: true })
      .first();
    await button.waitFor();
    assert.equal(await button.getAttribute('aria-disabled'), 'true');
    await page
      .getByText(/someone else must decide/i)
      .first()
      .waitFor({ state: 'attached' });

    const shown = await readPromotion(await token(), id);
    await assert.rejects(
      call(await token(), 'POST', `/promotions/${id}/approve`, {
        digest: shown.promotion.digest,
        planHash: shown.promotion.planHash,
        evidenceDigest: shown.evidenceDigest,
      }),
      error => error instanceof ApiError && error.status === 403,
    );
  });

  it('shows the reviewer gates, metrics against the champion and the plan; approves', async () => {
    const { page } = reviewer;
    await page.goto(`${portalUrl()}/ml/promotions/${id}`);
    await page.getByText('roc_auc').first().waitFor();
    await page
      .getByText(/artefact/i)
      .first()
      .waitFor();
    await page.getByText('python train.py').first().waitFor();
    await approveOnPage(page);
  });

  it('trains with a GPU held, its log live on the page', async () => {
    const { page } = reviewer;
    await until('a held GPU', heldGpus, held => held >= 1, { seconds: 90 });
    await page
      .getByText(/training: .* rows/)
      .first()
      .waitFor({ timeout: 120_000 });
  });

  it('registers, deploys and answers with the new version; alias and ledger agree', async () => {
    const token = await reviewer.token();
    const { promotion, ledgerHolds, ledger } = await endOf(token, id, 420);
    assert.equal(promotion.state, 'done', promotion.stateReason);
    assert.notEqual(promotion.resultVersion, promotion.version);

    const registered = await registeredVersion(
      'flight-delay',
      promotion.resultVersion,
    );
    assert.equal(registered.status, 'READY');
    assert.equal(
      await aliasOf('flight-delay', 'champion'),
      promotion.resultVersion,
    );

    const { files } = await call(
      token,
      'GET',
      `/entities/${pathOf(MODEL)}/versions/${promotion.resultVersion}`,
    );
    assert.ok(files.length > 2);
    const answer = await score('flight-delay', 'production', {
      dataframe_records: [
        {
          hour: 18,
          weekday: 4,
          distance: 1400,
          temp: 41,
          dewp: 30,
          humid: 60,
          wind_speed: 12,
          precip: 0,
          pressure: 1015,
          visib: 10,
          plane_age: 9,
          seats: 150,
          carrier: 'UA',
          origin: 'EWR',
          dest: 'IAH',
        },
      ],
    });
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    assert.equal(answer.version, promotion.resultVersion);
    assert.equal(answer.body.predictions.length, 1);

    assert.ok(ledgerHolds);
    assert.deepEqual(
      ['promotion.requested', 'promotion.approved', 'promotion.done'].filter(
        act => !ledger.some(entry => entry.act === act),
      ),
      [],
    );
    const { holds } = await call(token, 'GET', '/ledger/verification');
    assert.ok(holds);
    await reviewer.page.getByText('Chain verifies').waitFor();
  });

  it('asked nothing of anybody outside this machine', () => {
    assert.deepEqual([...engineer.strangers, ...reviewer.strangers], []);
  });
});
