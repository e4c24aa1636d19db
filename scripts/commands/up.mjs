import { forge } from '../parts/forge.mjs';
import { identity } from '../parts/identity.mjs';
import { mlflow } from '../parts/mlflow.mjs';
import { portal } from '../parts/portal.mjs';
import { ray } from '../parts/ray.mjs';
import {
  setUpBackend,
  setUpPackages,
  setUpPython,
  setUpWebApp,
} from '../setup/index.mjs';
import { runPortal } from './runPortal.mjs';

/** ./slipway up: everything, with backend and web app built. */
export const run = args =>
  runPortal(args, {
    setUp: async () => {
      await Promise.all([setUpPackages(), setUpPython()]);
      await setUpWebApp();
      await setUpBackend();
    },
    systems: [identity, forge, mlflow, ray],
    portal: [portal],
    address: settings => settings.urls.portal,
  });
