// The opening of a journey: one browser, and people in it who have signed in.
import { after, before } from 'node:test';
import { openBrowser } from './browser.mjs';
import { signIn } from './people.mjs';

/**
 * Signs people in before the tests of a `describe`, and closes their browser afterwards: outside of one Node.js lets hooks
 * run beside each other. They are answered at once and in the order of their names; `page`, `context` and `token` are
 * there when the first test or later hook runs.
 */
export function signedIn(names, options) {
  const people = names.map(() => ({}));
  let browser;
  before(async () => {
    browser = await openBrowser();
    for (const [index, name] of names.entries())
      Object.assign(people[index], await signIn(browser, name, options));
  });
  after(() => browser?.close());
  return people;
}
