// Signs demo people in the way they do it themselves: by the pop-up of the local identity provider.
import { openContext } from './browser.mjs';
import { portalUrl } from './portal.mjs';

/** Opens a window of its own for one person and signs in; `page` shows the fleet. */
export async function signIn(browser, name, options = {}) {
  const { context, strangers } = await openContext(browser, options);
  const page = await context.newPage();
  await page.goto(portalUrl());
  const popup = context.waitForEvent('page');
  await page.getByRole('button', { name: /sign in/i }).click();
  const login = await popup;
  await login
    .getByLabel('Password')
    .fill(process.env.SLIPWAY_DEMO_PASSWORD ?? '');
  await login.locator(`button[value="${name}"]`).click();
  await page.getByRole('heading', { level: 1, name: 'Models' }).waitFor();
  return { page, context, strangers, token: () => tokenOf(page) };
}

/** The portal's own token of the person who is signed in on a page. It lives for an hour. */
export async function tokenOf(page) {
  return page.evaluate(async () => {
    const answer = await fetch(
      '/api/auth/oidc/refresh?optional&env=development',
      { headers: { 'x-requested-with': 'XMLHttpRequest' } },
    );
    const { backstageIdentity } = await answer.json();
    return backstageIdentity.token;
  });
}
