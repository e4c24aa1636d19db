// Request and approve by keyboard alone: Tab, arrows, Space, Enter and typing; no pointer.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { call, portalUrl, until } from './support/portal.mjs';
import { endOf, newestVersion, readPromotion } from './support/promotions.mjs';
import { signedIn } from './support/signedIn.mjs';

const MODEL = 'mlmodel:default/flight-delay';
const MOST_TABS = 120;

/** Presses Tab until the wanted element has the focus. */
async function tabTo(page, wanted) {
  const element = wanted.first();
  await element.waitFor();
  for (let pressed = 0; pressed < MOST_TABS; pressed++) {
    if (await element.evaluate(node => node === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`${MOST_TABS} times Tab did not reach ${wanted}`);
}

const isReady = async button =>
  (await button.isEnabled()) &&
  (await button.getAttribute('aria-disabled')) !== 'true';

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
