// Pages that have nothing yet, and pages whose systems are away: no barrier, nothing sticks out, and a way on.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findBarriers, overflow } from './support/accessibility.mjs';
import { addressOf, isRead, pages } from './support/pages.mjs';
import { portalUrl } from './support/portal.mjs';
import { signedIn } from './support/signedIn.mjs';
import { answerAway, answerNothing } from './support/states.mjs';

const NARROW = { width: 380, height: 800 };

/** The pages that are looked at, each with what it says itself while there is nothing yet. */
const saysNothingYet = {
  Home: 'No model is in the catalog yet.',
  Fleet: 'No model is in the catalog yet.',
  Housekeeping: 'Every registered model is described',
  Servers: 'No server is configured.',
  'Model overview': 'Nothing serves here yet.',
  'Model versions': 'No version is registered yet.',
  Version: 'The registry has no files for this version.',
  'Two versions': 'Neither version has metrics.',
  'Model runs': 'No run is recorded yet.',
  Run: 'The run logged no model.',
  'Compare runs': 'None of these runs is there any more.',
  'Model history': 'No alias of this model has moved yet.',
  'Model lineage': 'Nothing is connected to this yet.',
};

const states = {
  'that have nothing yet': {
    answer: answerNothing,
    sign: (page, name) => page.getByText(saysNothingYet[name]).first(),
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

    for (const { name, address } of pages.filter(
      one => one.name in saysNothingYet,
    ))
      it(`${name} has no barrier and a way on`, async () => {
        const path = await addressOf({ address }, await person.token());
        const page = await person.context.newPage();
        await answer(page);
        await page.goto(`${portalUrl()}${path}`);
        await sign(page, name).waitFor();
        await page.waitForFunction(isRead);
        assert.deepEqual(await findBarriers(page), []);
        assert.equal(await overflow(page), 0);
        // Readings that are still answered belong to a page that is gone.
        await page.unrouteAll({ behavior: 'ignoreErrors' });
        await page.close();
      });
  });
