// From many runs to a promotion: find by filter, compare the sweep, look at curves, promote the best.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { findBarriers } from './support/accessibility.mjs';
import { openBrowser } from './support/browser.mjs';
import { signIn } from './support/people.mjs';
import { call, portalUrl, until } from './support/portal.mjs';
import { pathOf } from './support/promotions.mjs';

const MODEL = 'mlmodel:default/flight-delay';
const runsPage = '/catalog/default/mlmodel/flight-delay/runs';
const MOST = 8;

const listRuns = (token, query) =>
  call(
    token,
    'GET',
    `/entities/${pathOf(MODEL)}/runs?${new URLSearchParams(query)}`,
  );

describe('runs, from the table to a promotion', () => {
  let browser;
  let engineer;
  before(async () => {
    browser = await openBrowser();
    engineer = await signIn(browser, 'ada');
  });
  after(() => browser?.close());

  const differences = () =>
    engineer.page.getByRole('table', { name: 'What differs' });
  const panel = name => engineer.page.getByRole('region', { name });

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
    await page
      .getByRole('row', { name: new RegExp(items[0].name) })
      .first()
      .waitFor();
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
  });

  it('opens the sweep in place, and compares its runs', async () => {
    const { page, token } = engineer;
    const sweep = await until(
      'a sweep',
      async () => listRuns(await token(), { nested: 'grouped' }),
      ({ items }) => items.some(({ childCount }) => childCount > 1),
    );
    const parent = sweep.items.find(({ childCount }) => childCount > 1);
    const { items } = await listRuns(await token(), { parent: parent.id });
    const children = items.slice(0, MOST);
    await page
      .getByRole('button', { name: `Runs of the sweep ${parent.name}` })
      .click();
    for (const { name } of children)
      await page
        .getByRole('checkbox', { name: `Select ${name}`, exact: true })
        .check();
    await page.getByText(`${children.length} selected`).waitFor();
    await page.getByRole('button', { name: 'Compare', exact: true }).click();
    await page
      .getByRole('heading', { name: `Compare ${children.length} runs` })
      .waitFor();
    await differences().getByLabel('best').first().waitFor();
    for (const { name } of children)
      await differences().getByText(name, { exact: true }).first().waitFor();
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
  });

  it('keeps only the runs of a range, everywhere and in the address', async () => {
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

  it('says why a run without a version cannot be promoted, and promotes the best that has one', async () => {
    const { page, token } = engineer;
    const { items } = await listRuns(await token(), { limit: 200 });
    const registered = items.find(({ versions }) => versions?.length);
    const other = items.find(({ versions }) => !versions?.length);
    const query = new URLSearchParams({
      model: MODEL,
      runs: [registered, other].map(({ id }) => id).join(','),
    });
    await page.goto(`${portalUrl()}/ml/compare?${query}`);
    await page.getByRole('radio', { name: `Choose ${other.name}` }).check();
    await page
      .getByText(/has no registered version/)
      .first()
      .waitFor();
    await page
      .getByRole('radio', { name: `Choose ${registered.name}` })
      .check();
    await page.getByRole('button', { name: /^Promote version/ }).click();
    await page.getByRole('heading', { name: 'Request promotion' }).waitFor();
    const asked = new URL(page.url()).searchParams;
    assert.ok(registered.versions.includes(asked.get('version')));
    assert.equal(asked.get('model'), MODEL);
  });
});
