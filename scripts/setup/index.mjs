import { join } from 'node:path';
import { step } from '../console/steps.mjs';
import { home, root } from '../places.mjs';
import { bundleBackend } from './backend.mjs';
import { hasPackages, installPackages } from './packages.mjs';
import { hasPython, installPython } from './python.mjs';
import { buildWebApp, hasWebApp } from './webApp.mjs';
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

/** The embedded Python environment. */
export async function setUpPython() {
  if (!hasPython()) {
    await step('Python environment', async note => {
      note(`installed, Python ${await installPython(setupLog('python'))}`);
    });
  }
}

/** The web app, built from its sources. */
export async function setUpWebApp() {
  if (!hasWebApp()) {
    await step('Web app', async note => {
      await buildWebApp(setupLog('web-app'));
      note('built');
    });
  }
}

/** The backend, bundled; quick enough to be done at each start. */
export const setUpBackend = () =>
  bundleBackend(join(root, 'packages', 'backend'));

/** Whether nothing has to be fetched or built. */
export const isSetUp = () =>
  hasYarn() && hasPackages() && hasPython() && hasWebApp();
