// axe on every page: light and dark, wide and as narrow as a telephone, where nothing may stick out.
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import {
  findBarriers,
  overflow,
  untilStill,
} from './support/accessibility.mjs';
import { isRead, openPage, pages } from './support/pages.mjs';
import { portalUrl } from './support/portal.mjs';
import { signedIn } from './support/signedIn.mjs';

const WIDE = { width: 1400, height: 900 };
const NARROW = { width: 380, height: 800 };

/** How a page is looked at, one look after another. */
const looks = [
  ['in the light theme', { colorScheme: 'light', viewport: WIDE }],
  ['in the dark theme', { colorScheme: 'dark', viewport: WIDE }],
  ['in the dark on a narrow screen', { colorScheme: 'dark', viewport: NARROW }],
  ['on a narrow screen', { colorScheme: 'light', viewport: NARROW }],
];

describe('every page', () => {
  const [person] = signedIn(['grace'], { colorScheme: 'light' });

  for (const one of pages)
    describe(one.name, () => {
      before(() => openPage(person, portalUrl(), one));

      for (const [look, { colorScheme, viewport }] of looks)
        it(`has no barrier ${look}`, async () => {
          const { page } = person;
          await page.emulateMedia({ colorScheme });
          await page.setViewportSize(viewport);
          await page.locator(`body[data-theme-mode=${colorScheme}]`).waitFor();
          await page.waitForFunction(isRead);
          await untilStill(page);
          assert.deepEqual(await findBarriers(page), []);
          assert.equal(await overflow(page), 0);
        });
    });
});
