import { endToEndTests } from '../files.mjs';
import { nodeTest } from '../nodeTest.mjs';

/** `e2e/*.test.mjs` in a real browser against one whole embedded portal, one file after another. */
export const e2e = {
  name: 'e2e',
  what: 'journeys in a real browser against the whole embedded portal; accessibility of every page',
  needs: ['packages', 'python', 'state', 'portal'],
  exists: () => endToEndTests().length > 0,
  // The longest kills the portal twenty times.
  run: ({ log, given }) =>
    nodeTest(endToEndTests(), {
      log,
      env: given.portal,
      patience: 15 * 60_000,
    }),
};
