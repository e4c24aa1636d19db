// Pages that have nothing yet, and pages whose systems are away: no barrier, nothing sticks out, and a way on.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findBarriers, overflow } from './support/accessibility.mjs';
import { pages } from './support/pages.mjs';
import { portalUrl } from './support/portal.mjs';
import { signedIn } from './support/signedIn.mjs';
import { answerAway, answerNothing } from './support/states.mjs';

const NARROW = { width: 380, height: 800 };

const shown = new Set([
  'Home',
  'Fleet',
  'Housekeeping',
  'Servers',
  'Model overview',
  'Model versions',
  'Version',
  'Two versions',
  'Model runs',
  'Run',
  'Compare runs',
  'Model history',
  'Model lineage',
]);

const isRead = () =>
  !document.querySelector('[role="progressbar"], [aria-label="Loading"]');

const states = {
  'that have nothing yet': {
    answer: answerNothing,
    sign: page => page.getByRole('heading', { level: 2 }).first(),
  },
  'whose systems are away': {
    answer: answerAway,
    sign: page => page.getByRole('button', { name: 'Retry' }).first(),
  },
};

// A reading is tried three times before its failure is told: meanwhile the next pages are looked at.
for (const [state, { answer, sign }] of Object.entries(states))
  describe(`pages ${state}`, { concurrency: 3 }, () => {
    const [person] = signedIn(['grace'], { viewport: NARROW });

    for (const { name, address } of pages.filter(one => shown.has(one.name)))
      it(`${name} has no barrier and a way on`, async () => {
        const path =
          typeof address === 'string'
            ? address
            : await address(await person.token());
        const page = await person.context.newPage();
        await answer(page);
        await page.goto(`${portalUrl()}${path}`);
        await sign(page).waitFor();
        await page.waitForFunction(isRead);
        assert.deepEqual(await findBarriers(page), []);
        assert.equal(await overflow(page), 0);
        // Readings that are still answered belong to a page that is gone.
        await page.unrouteAll({ behavior: 'ignoreErrors' });
        await page.close();
      });
  });
