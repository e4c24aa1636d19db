import { join } from 'node:path';
import { step } from '../console/steps.mjs';
import { home } from '../places.mjs';
import { hasPackages, installPackages } from './packages.mjs';
import { fetchYarn, hasYarn } from './yarn.mjs';

/** Log files of the set-up. */
export const setupLog = name => join(home, 'logs', `${name}.log`);

/** Node packages: Yarn and what yarn.lock names. Says nothing when all is there. */
export async function setUpPackages() {
  if (!hasYarn()) {
    await step('Yarn', async note => {
      await fetchYarn();
      note('fetched');
    });
  }
  if (!hasPackages()) {
    await step('Packages', async note => {
      await installPackages(setupLog('packages'));
      note('installed');
    });
  }
}
