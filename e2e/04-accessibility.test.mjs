// axe on every page: light, dark, and as narrow as a telephone, where nothing may stick out.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findBarriers, overflow } from './support/accessibility.mjs';
import { openPage, pages } from './support/pages.mjs';
import { portalUrl } from './support/portal.mjs';
import { signedIn } from './support/signedIn.mjs';

const NARROW = { width: 380, height: 800 };

const looks = {
  'in the light theme': { colorScheme: 'light' },
  'in the dark theme': { colorScheme: 'dark' },
  'on a narrow screen': { colorScheme: 'light', viewport: NARROW },
};

for (const [look, options] of Object.entries(looks))
  describe(`every page ${look}`, () => {
    const [person] = signedIn(['grace'], options);

    for (const one of pages)
      it(`${one.name} has no barrier`, async () => {
        await openPage(person, portalUrl(), one);
        assert.deepEqual(await findBarriers(person.page), []);
        assert.equal(await overflow(person.page), 0);
      });
  });
