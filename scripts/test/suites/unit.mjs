import { unitTests } from '../files.mjs';
import { everyCore, jest } from '../jest.mjs';

/** Tests that need nothing but the packages. */
export const unit = {
  name: 'unit',
  what: 'jest: every test that needs no outside system',
  needs: ['packages'],
  exists: () => unitTests().length > 0,
  run: ({ log }) =>
    jest({ log, args: [everyCore, '--runTestsByPath', ...unitTests()] }),
};
