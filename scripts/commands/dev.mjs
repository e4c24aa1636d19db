import { forge } from '../parts/forge.mjs';
import { identity } from '../parts/identity.mjs';
import { mlflow } from '../parts/mlflow.mjs';
import { backend, web } from '../parts/portal.mjs';
import { ray } from '../parts/ray.mjs';
import { setUpPackages, setUpPython } from '../setup/index.mjs';
import { runPortal } from './runPortal.mjs';

/** ./slipway dev: everything, with backend and web app reloaded whenever a source changes. */
export const run = args =>
  runPortal(args, {
    setUp: () => Promise.all([setUpPackages(), setUpPython()]),
    systems: [identity, forge, mlflow, ray],
    portal: [backend, web],
    address: settings => settings.urls.web,
  });
