// From many runs to a promotion: find by filter, compare the sweep, look at curves, promote the best.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { findBarriers } from './support/accessibility.mjs';
import { withMlflowClient } from './support/mlflowClient.mjs';
import { call, portalUrl, until } from './support/portal.mjs';
import { endOf, pathOf, readPromotion } from './support/promotions.mjs';
import { signedIn } from './support/signedIn.mjs';

const MODEL = 'mlmodel:default/flight-delay';
const EXPERIMENT = 'flight-delay';
const runsPage = '/catalog/default/mlmodel/flight-delay/runs';
/** Trials of the demo's sweep. */
const TRIALS = 8;

const listRuns = (token, query) =>
  call(
    token,
    'GET',
    `/entities/${pathOf(MODEL)}/runs?${new URLSearchParams(query)}`,
  );

/** The newest sweep that has tried enough, and its runs. */
async function findSweep(token) {
  const page = await until(
    `a sweep of ${TRIALS} runs`,
    async () => listRuns(await token(), { nested: 'grouped' }),
    ({ items }) => items.some(({ childCount }) => childCount >= TRIALS),
    { seconds: 300 },
  );
  const parent = page.items.find(({ childCount }) => childCount >= TRIALS);
  const { items } = await listRuns(await token(), { parent: parent.id });
  return { parent, children: items.slice(0, TRIALS) };
}

describe('runs, from the table to a promotion', () => {
  const [engineer] = signedIn(['ada']);

  const differences = () =>
    engineer.page.getByRole('table', { name: 'What differs' });
  const panel = name => engineer.page.getByRole('region', { name });
  const row = name => engineer.page.getByRole('row', { name });

  it('completes the name of a metric, and finds runs by it', async () => {
    const { page, token } = engineer;
    const { items } = await until(
      'runs with a metric',
      async () =>
        listRuns(await token(), { filter: 'metrics.roc_auc > 0.5', limit: 1 }),
      found => found.items.length > 0,
    );
    await page.goto(`${portalUrl()}${runsPage}`);
    await page.getByRole('row').nth(1).waitFor();
    const box = page.getByRole('combobox', { name: 'Filter' });
    await box.pressSequentially('roc');
    await page
      .getByRole('option', { name: /^metrics\.roc_auc/ })
      .first()
      .waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    assert.match(await box.inputValue(), /^metrics\.\S*roc\S* $/);
    await box.fill('metrics.roc_auc > 0.5');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    await page.waitForURL(/filter=/);
    await row(new RegExp(items[0].name)).first().waitFor();
  });

  it('keeps the view under a name, also after a reload', async () => {
    const { page } = engineer;
    await page.getByRole('button', { name: 'Views', exact: true }).click();
    await page.getByLabel('Name of this view').fill('Better than chance');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('list', { name: 'Saved views' }).waitFor();
    await page.reload();
    await page
      .getByRole('button', { name: 'View: Better than chance' })
      .click();
    await page
      .getByRole('button', { name: 'Delete Better than chance' })
      .click();
    await page.getByLabel('Name of this view').press('Escape');
  });

  it('points at the character where a filter cannot be read', async () => {
    const { page } = engineer;
    const box = page.getByRole('combobox', { name: 'Filter' });
    await box.fill('metrics.roc_auc >> 0.5');
    await page.keyboard.press('Enter');
    await page
      .getByRole('alert')
      .getByText(/at character 18/)
      .waitFor();
    await page.getByRole('button', { name: 'Show all' }).click();
    await page.waitForURL(address => !address.search.includes('filter='));
  });

  it('goes back to the order before', async () => {
    const { page } = engineer;
    await page.getByRole('button', { name: 'By', exact: true }).click();
    await page.waitForURL(/sort=user_id/);
    await page.goBack();
    await page.waitForURL(address => !address.search.includes('sort='));
    assert.match(page.url(), /\/runs/);
  });

  it('follows a run while it goes on', async () => {
    const name = `e2e-${Date.now()}`;
    const id = await withMlflowClient(
      [
        'experiment = client.get_experiment_by_name(args["experiment"])',
        'run = client.create_run(experiment.experiment_id, run_name=args["name"])',
        'result = run.info.run_id',
      ].join('\n'),
      { experiment: EXPERIMENT, name },
    );
    const own = row(new RegExp(name));
    // One poll of the mirror, and the next look of the page.
    await own
      .getByText('Running', { exact: true })
      .waitFor({ timeout: 90_000 });
    await withMlflowClient('client.set_terminated(args["id"])', { id });
    await own
      .getByText('Finished', { exact: true })
      .waitFor({ timeout: 90_000 });
    await withMlflowClient('client.delete_run(args["id"])', { id });
  });

  let sweep;
  it('compares a whole sweep at once', async () => {
    const { page, token } = engineer;
    sweep = await findSweep(token);
    const { parent, children } = sweep;
    await page.goto(`${portalUrl()}${runsPage}`);
    await page
      .getByRole('checkbox', { name: `Select ${parent.name}`, exact: true })
      .check();
    await page.getByRole('button', { name: 'Compare this sweep' }).click();
    await page.getByRole('heading', { name: /^Compare \d+ runs$/ }).waitFor();
    for (const { name } of children)
      await differences().getByText(name, { exact: true }).first().waitFor();
  });

  it(`opens the sweep in place, and compares its ${TRIALS} runs`, async () => {
    const { page } = engineer;
    const { parent, children } = sweep;
    assert.equal(children.length, TRIALS);
    await page.goto(`${portalUrl()}${runsPage}`);
    await page
      .getByRole('button', { name: `Runs of the sweep ${parent.name}` })
      .click();
    for (const { name } of children)
      await page
        .getByRole('checkbox', { name: `Select ${name}`, exact: true })
        .check();
    await page.getByText(`${TRIALS} selected`).waitFor();
    await page.getByRole('button', { name: 'Compare', exact: true }).click();
    await page
      .getByRole('heading', { name: `Compare ${TRIALS} runs` })
      .waitFor();
    await differences().getByLabel('best').first().waitFor();
    for (const { name } of children)
      await differences().getByText(name, { exact: true }).first().waitFor();
  });

  it('hands out what differs as CSV', async () => {
    const { page } = engineer;
    const file = page.waitForEvent('download');
    await panel('What differs')
      .getByRole('button', { name: 'CSV', exact: true })
      .click();
    const text = await readFile(await (await file).path(), 'utf8');
    const [head, ...lines] = text.trim().split('\r\n');
    for (const { name } of sweep.children) assert.ok(head.includes(name));
    const rates = lines.find(line => line.startsWith('params.learning_rate,'));
    assert.equal(rates?.split(',').length, TRIALS + 1);
  });

  it('draws every chart, and tells curves as a table', async () => {
    const { page } = engineer;
    for (const name of ['Parallel coordinates', 'Scatter', 'Curves']) {
      await page
        .getByRole('heading', { name, exact: true })
        .scrollIntoViewIfNeeded();
      await panel(name).locator('canvas').first().waitFor();
    }
    const curves = panel('Curves');
    await curves.getByRole('button', { name: 'Show as table' }).click();
    await curves.getByRole('row').nth(2).waitFor();
    assert.deepEqual(await findBarriers(page), []);
    await curves.getByRole('button', { name: 'Show as chart' }).click();
  });

  it('draws curves by relative time, on a logarithmic axis, and names the run at the pointer', async () => {
    const { page } = engineer;
    const curves = panel('Curves');
    await curves.getByLabel('Log scale').check();
    await page.waitForURL(/log=yes/);
    await curves.getByRole('button', { name: /^Along/ }).click();
    await page.getByRole('option', { name: 'Relative time' }).click();
    await curves
      .getByRole('img', { name: /by seconds since the first value$/ })
      .waitFor();
    const canvas = curves.locator('canvas').first();
    await canvas.scrollIntoViewIfNeeded();
    const { x, y, width, height } = await canvas.boundingBox();
    const names = new RegExp(sweep.children.map(({ name }) => name).join('|'));
    // The pointer moves on until the chart has been drawn and answers.
    await until(
      'the names at the pointer',
      async () => {
        await page.mouse.move(x + width / 2 + (Date.now() % 7), y + height / 2);
        return curves.getByText(names).first().isVisible();
      },
      Boolean,
      { seconds: 30 },
    );
  });

  it('keeps only the runs that are brushed by the mouse, everywhere', async () => {
    const { page } = engineer;
    const canvas = panel('Parallel coordinates').locator('canvas').first();
    await canvas.scrollIntoViewIfNeeded();
    const { x, y, height } = await canvas.boundingBox();
    // The first axis: 48 from the left, from 40 below the top to 24 above the bottom. Its upper half is kept.
    await page.mouse.move(x + 48, y + 42);
    await page.mouse.down();
    await page.mouse.move(x + 48, y + height / 2 + 8, { steps: 12 });
    await page.mouse.up();
    const left = page.getByText(/^\d+ of \d+ runs$/);
    await left.waitFor();
    const [kept, all] = (await left.textContent()).match(/\d+/g).map(Number);
    assert.equal(all, TRIALS);
    assert.ok(kept < all, `${kept} of ${all}`);
    assert.match(page.url(), /range=/);
    await page.goBack();
    await left.waitFor({ state: 'detached' });
  });

  it('keeps only the runs of a range by hand, also after a reload', async () => {
    const { page } = engineer;
    const form = page.getByRole('form', { name: 'Range by hand' });
    await form.getByLabel('From').fill('-1e300');
    await form.getByRole('button', { name: 'Keep only these' }).click();
    await page.getByText(/\d+ of \d+ runs/).waitFor();
    assert.match(page.url(), /range=/);
    await page.reload();
    await page.getByText(/\d+ of \d+ runs/).waitFor();
    await page.getByRole('button', { name: 'All runs' }).click();
  });

  let best;
  it('shows one file of each run side by side', async () => {
    const { page, token } = engineer;
    const { items } = await listRuns(await token(), {
      filter: 'metrics.roc_auc > 0',
      orderBy: 'metrics.roc_auc DESC',
      limit: 200,
    });
    best = items.find(({ versions }) => versions?.length);
    const query = new URLSearchParams({
      model: MODEL,
      runs: [best, sweep.parent].map(({ id }) => id).join(','),
    });
    await page.goto(`${portalUrl()}/ml/compare?${query}`);
    await page
      .getByRole('heading', { name: 'Artefacts', exact: true })
      .scrollIntoViewIfNeeded();
    await panel('Artefacts').getByLabel('File').selectOption('environment.txt');
    for (const { name } of [best, sweep.parent])
      await page
        .getByRole('region', { name: `environment.txt of ${name}` })
        .getByText(/mlflow==/)
        .first()
        .waitFor();
  });

  it('compares the packages that the runs logged', async () => {
    const { page } = engineer;
    const packages = differences().getByRole('row', { name: /packages/ });
    await packages.getByText(/^\d+ listed$/).waitFor();
    await packages.getByText('no packages logged').waitFor();

    // Another run, with an older MLflow than the best one’s model was logged with.
    const other = await withMlflowClient(
      [
        'experiment = client.get_experiment_by_name(args["experiment"])',
        'result = client.create_run(experiment.experiment_id).info.run_id',
        'client.log_text(result, "mlflow==2.0.0\\n", "requirements.txt")',
        'client.set_terminated(result)',
      ].join('\n'),
      { experiment: EXPERIMENT },
    );
    const before = page.url();
    const query = new URLSearchParams({
      model: MODEL,
      runs: [best.id, other].join(','),
    });
    await page.goto(`${portalUrl()}/ml/compare?${query}`);
    const mlflow = differences().getByRole('row', { name: /^mlflow ==/ });
    await mlflow.getByText(/^==[3-9]\./).waitFor();
    await mlflow.getByText('==2.0.0', { exact: true }).waitFor();
    await differences()
      .getByRole('row', { name: /^torch / })
      .getByText('not listed')
      .waitFor();
    await withMlflowClient('client.delete_run(args["id"])', { id: other });
    await page.goto(before);
  });

  it('says why a run without a version cannot be promoted, and asks for the promotion of the best that has one', async () => {
    const { page, token } = engineer;
    await page
      .getByRole('radio', { name: `Choose ${sweep.parent.name}`, exact: true })
      .check();
    await page
      .getByText(/has no registered version/)
      .first()
      .waitFor();
    await page
      .getByRole('radio', { name: `Choose ${best.name}`, exact: true })
      .check();
    await page.getByRole('button', { name: /^Promote version/ }).click();
    await page.getByRole('heading', { name: 'Request promotion' }).waitFor();
    const asked = new URL(page.url()).searchParams;
    assert.ok(best.versions.includes(asked.get('version')));
    assert.equal(asked.get('model'), MODEL);

    await page.getByLabel('Environment').click();
    await page.getByRole('option', { name: /Staging/ }).click();
    await page.getByRole('radio', { name: /Deploy as it is/ }).check();
    await page.getByLabel('Why').fill('The best of all runs');
    const submit = page.getByRole('button', { name: 'Request promotion' });
    await until(
      'the form to be complete',
      () => submit.getAttribute('aria-disabled'),
      disabled => disabled !== 'true',
      { seconds: 60 },
    );
    await submit.click();
    await page.waitForURL(/\/ml\/promotions\/[0-9a-f-]{36}/);
    const [, id] = /promotions\/([0-9a-f-]{36})/.exec(page.url());
    const { promotion } = await readPromotion(await token(), id);
    assert.equal(promotion.version, asked.get('version'));
    assert.equal(promotion.environment, 'staging');
    // Where nobody has to approve it goes on at once: then it may.
    await call(await token(), 'POST', `/promotions/${id}/withdraw`, {
      reason: 'Only to see that it can be asked for',
    }).catch(async () => endOf(await token(), id));
  });
});
