// By keyboard alone, Tab, arrows, Space, Enter and typing, no pointer: from a model's runs to a promotion; request, approve.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  assertFocusIsSeen,
  press,
  tabBackTo,
  tabTo,
  walkTo,
} from './support/keyboard.mjs';
import { call, portalUrl, until } from './support/portal.mjs';
import {
  endOf,
  newestVersion,
  pathOf,
  readPromotion,
} from './support/promotions.mjs';
import { signedIn } from './support/signedIn.mjs';

const MODEL = 'mlmodel:default/flight-delay';

const isReady = async button =>
  (await button.isEnabled()) &&
  (await button.getAttribute('aria-disabled')) !== 'true';

/** The runs that the journey finds, as the table lists them. */
const FILTER = 'metrics.evaluation_roc_auc > 0';
const findRuns = async token => {
  const query = new URLSearchParams({ filter: FILTER, nested: 'grouped' });
  const { items } = await until(
    'two runs, one of them with a version',
    () => call(token, 'GET', `/entities/${pathOf(MODEL)}/runs?${query}`),
    found =>
      found.items.length > 1 &&
      found.items.some(({ versions }) => versions?.length),
  );
  return items;
};

const rowsOf = page =>
  page.getByRole('table', { name: 'Runs' }).getByRole('row');

describe('from a model to what should be promoted, by keyboard alone', () => {
  const [engineer] = signedIn(['ada']);
  const button = (name, within = engineer.page) =>
    within.getByRole('button', { name, exact: true });
  let runs;
  let best;

  it('goes from the model to its runs', async () => {
    const { page, token } = engineer;
    runs = await findRuns(await token());
    best = runs.find(({ versions }) => versions?.length);
    await page.goto(`${portalUrl()}/catalog/default/mlmodel/flight-delay`);
    const tab = page.getByRole('link', { name: 'Runs', exact: true });
    await tabTo(page, tab.or(page.getByRole('tab', { name: 'Runs' })));
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/runs$/);
    await page.getByRole('table', { name: 'Runs' }).waitFor();
    await assertFocusIsSeen(page);
  });

  it('completes a filter and sends it', async () => {
    const { page } = engineer;
    const box = page.getByRole('combobox', { name: 'Filter' });
    await tabTo(page, box);
    await page.keyboard.type('evaluation_ro');
    await page
      .getByRole('option', { name: /^metrics\.evaluation_roc_auc/ })
      .waitFor();
    await press(page, 'ArrowDown');
    await press(page, 'Enter');
    await page.keyboard.type('> 0');
    await press(page, 'Escape');
    assert.equal(await box.inputValue(), FILTER);
    await press(page, 'Enter');
    await page.waitForURL(/filter=/);
  });

  it('chooses a column, and is back where it was opened', async () => {
    const { page } = engineer;
    const head = page.getByRole('columnheader', { name: 'By', exact: true });
    const columns = button('Columns');
    await tabBackTo(page, columns);
    const wasShown = await head.isVisible();
    await press(page, 'Enter');
    const box = page
      .getByRole('dialog', { name: 'Columns' })
      .getByRole('checkbox', { name: 'By', exact: true });
    await tabTo(page, box);
    await press(page, 'Space');
    await head.waitFor({ state: wasShown ? 'detached' : 'visible' });
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    assert.ok(await columns.evaluate(node => node === document.activeElement));
    await assertFocusIsSeen(page);
  });

  it('opens a run from its row, and comes back', async () => {
    const { page } = engineer;
    await tabTo(page, rowsOf(page).nth(1));
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/runs\/\w+/);
    await page.getByRole('region', { name: 'Parameters' }).waitFor();
    await assertFocusIsSeen(page);
    await page.goBack();
    await rowsOf(page).nth(1).waitFor();
    await assertFocusIsSeen(page);
  });

  it('walks the rows, selects two, and compares them', async () => {
    const { page } = engineer;
    const rows = rowsOf(page);
    await tabTo(page, rows.nth(1));
    const other = runs.find(({ id }) => id !== best.id);
    for (const { name } of [best, other]) {
      await press(page, 'Home');
      const box = page.getByRole('checkbox', { name: `Select ${name}` });
      await walkTo(page, rows.filter({ has: box }));
      await press(page, 'Space');
    }
    await page.getByText('2 selected').waitFor();
    await tabBackTo(page, button('Compare'));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Compare 2 runs' }).waitFor();
    await page.getByRole('table', { name: 'What differs' }).waitFor();
    await assertFocusIsSeen(page);
  });

  it('shows also what is the same, and curves as a table', async () => {
    const { page } = engineer;
    const only = page.getByRole('checkbox', { name: 'Only differences' });
    await tabTo(page, only);
    await press(page, 'Space');
    await page.waitForURL(/all=yes/);
    await press(page, 'Space');
    await page.waitForURL(({ search }) => !search.includes('all='));
    const curves = page.getByRole('region', { name: 'Curves' });
    await tabTo(page, button('Show as table', curves));
    await press(page, 'Enter');
    await curves.getByRole('row').nth(2).waitFor();
    await assertFocusIsSeen(page);
  });

  it('asks for the promotion of the run with a version, and comes back', async () => {
    const { page } = engineer;
    const choice = page.getByLabel('Chosen run');
    await tabBackTo(page, choice);
    const values = await choice
      .locator('option')
      .evaluateAll(options => options.map(({ value }) => value));
    const steps =
      values.indexOf(best.id) - values.indexOf(await choice.inputValue());
    for (let left = Math.abs(steps); left > 0; left--)
      await press(page, steps > 0 ? 'ArrowDown' : 'ArrowUp');
    const promote = page.getByRole('button', { name: /^Promote version/ });
    await tabTo(page, promote);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Request promotion' }).waitFor();
    await page.getByLabel('Why').waitFor();
    await assertFocusIsSeen(page);
    await page.goBack();
    await promote.waitFor();
    await assertFocusIsSeen(page);
    await tabTo(page, promote);
  });
});

describe('a promotion by keyboard alone', () => {
  const [engineer, reviewer] = signedIn(['ada', 'grace']);

  it('requests and approves a promotion without a pointer', async () => {
    const token = await engineer.token();
    const { page } = engineer;
    const version = await newestVersion(token, MODEL);
    const address = new URLSearchParams({
      model: MODEL,
      version,
      environment: 'production',
      mode: 'deploy',
    });
    await page.goto(`${portalUrl()}/ml/promotions/request?${address}`);
    await tabTo(page, page.getByLabel('Why'));
    await page.keyboard.type('Asked for by keyboard');
    const submit = page.getByRole('button', { name: 'Request promotion' });
    await until('the preview', () => isReady(submit), Boolean, { seconds: 60 });
    await tabTo(page, submit);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/ml\/promotions\/[0-9a-f-]{36}/);
    const id = /promotions\/([0-9a-f-]{36})/.exec(page.url())[1];
    await until(
      'the gates',
      () => readPromotion(token, id),
      ({ promotion }) => promotion.state === 'awaiting_approval',
    );

    const decide = reviewer.page;
    await decide.goto(`${portalUrl()}/ml/promotions/${id}`);
    const approve = decide.getByRole('button', {
      name: 'Approve',
      exact: true,
    });
    await until('Approve', () => isReady(approve.first()), Boolean, {
      seconds: 30,
    });
    await tabTo(decide, approve);
    await decide.keyboard.press('Enter');
    const dialog = decide.getByRole('dialog');
    await tabTo(
      decide,
      dialog.getByRole('button', { name: 'Approve', exact: true }),
    );
    await decide.keyboard.press('Enter');

    const { promotion } = await endOf(await reviewer.token(), id);
    assert.equal(promotion.state, 'done', promotion.stateReason);
    const { items } = await call(
      token,
      'GET',
      `/ledger?subject=${encodeURIComponent(`promotion:${id}`)}`,
    );
    assert.ok(items.some(({ act }) => act === 'promotion.approved'));
  });
});
