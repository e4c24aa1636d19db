// Makes the handbook's pictures again from a running, seeded portal: node e2e/screenshots.mjs
// Its variables come from the running portal: eval "$(./slipway env)"
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { openBrowser } from './support/browser.mjs';
import { signIn } from './support/people.mjs';
import { call, portalUrl } from './support/portal.mjs';

const images = fileURLToPath(new URL('../docs/images', import.meta.url));
const model = '/catalog/default/mlmodel/flight-delay';

const pictures = [
  ['fleet', () => '/ml', 'Flight delay'],
  ['promotion', newestPromotion, 'Ledger'],
  ['runs', () => `${model}/runs`, 'roc_auc'],
  ['compare', sweepComparison, 'What differs'],
  [
    'history',
    () => '/catalog/default/mlmodel/arrival-delay/history',
    'How it came there',
  ],
  ['lineage', () => `${model}/lineage`, 'What breaks if this goes'],
  ['housekeeping', () => '/ml/housekeeping?problem=orphaned', 'Registry'],
  ['servers', () => '/ml/servers', 'Models and versions'],
  ['health', () => `${model}/health`, 'temp'],
];

async function newestPromotion(token) {
  const query = new URLSearchParams({ model: 'mlmodel:default/flight-delay' });
  const { items } = await call(token, 'GET', `/promotions?${query}`);
  return `/ml/promotions/${items[0].id}`;
}

/** The runs of the newest sweep side by side. */
async function sweepComparison(token) {
  const path = '/entities/mlmodel/default/flight-delay/runs';
  const { items } = await call(token, 'GET', `${path}?nested=grouped`);
  const { id } = items.find(({ childCount }) => childCount > 1);
  const { items: runs } = await call(token, 'GET', `${path}?parent=${id}`);
  const query = new URLSearchParams({
    model: 'mlmodel:default/flight-delay',
    runs: runs
      .slice(0, 8)
      .map(run => run.id)
      .join(','),
  });
  return `/ml/compare?${query}`;
}

const browser = await openBrowser();
try {
  await mkdir(images, { recursive: true });
  const { page, token } = await signIn(browser, 'grace', {
    viewport: { width: 1360, height: 860 },
    colorScheme: 'light',
    reducedMotion: 'reduce',
  });
  for (const [name, address, words] of pictures) {
    await page.goto(`${portalUrl()}${await address(await token())}`);
    await page.getByText(words).first().waitFor();
    await page.waitForLoadState('networkidle').catch(() => undefined);
    await page.screenshot({ path: `${images}/${name}.png` });
    console.log(`docs/images/${name}.png`);
  }
} finally {
  await browser.close();
}
