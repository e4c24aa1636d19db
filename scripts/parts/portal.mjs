import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { bin, root } from '../places.mjs';
import { bundleOf } from '../setup/backend.mjs';
import { answers } from './answers.mjs';
import { placesOf, pythonPath } from './environment.mjs';
import { realGpus } from './gpus.mjs';

const backendFolder = join(root, 'packages', 'backend');
const configs = ['app-config.yaml', 'app-config.embedded.yaml'].flatMap(
  name => ['--config', join(root, name)],
);

/**
 * V8 lets what has lived for a while grow fourfold on a large machine before it collects it. A mirror that reads for hours
 * leaves nothing but such garbage; half as much again keeps the portal small. See docs/operating/production.md, Memory.
 */
const memory = '--heap-growing-percent=50';

/** What the portal reads; the only part that knows every secret. */
const portalEnvironment = (settings, secrets) => {
  mkdirSync(join(settings.state, 'portal'), { recursive: true });
  return {
    ...pythonPath(),
    ...placesOf(settings),
    ...secrets,
    SLIPWAY_DEMO_PASSWORD: undefined,
    // A real GPU is asked for by the workers of the training code; a logical one is held by the job's first process.
    SLIPWAY_GPU_HOLDER: realGpus() > 0 ? 'workers' : 'entrypoint',
  };
};

const isReady = ({ urls }) =>
  answers(`${urls.portal}/.backstage/health/v1/readiness`);

/** The portal: Backstage's built backend, with the built web app on the same port. */
export const portal = {
  name: 'portal',
  title: 'Portal',
  ports: ['portal'],
  // It would wait for requests that browsers keep open. Its work survives a kill at any moment.
  patience: 5,
  start: (settings, secrets) => ({
    command: process.execPath,
    args: [memory, bundleOf(backendFolder), ...configs],
    cwd: backendFolder,
    env: portalEnvironment(settings, secrets),
  }),
  ready: async settings =>
    (await isReady(settings)) && (await answers(`${settings.urls.portal}/`)),
};

/** The backend as its developers run it: started again whenever a source changes. */
export const backend = {
  name: 'portal',
  title: 'Portal backend',
  ports: ['portal'],
  patience: 5,
  start: (settings, secrets) => ({
    command: bin('backstage-cli'),
    args: ['package', 'start', ...configs],
    cwd: backendFolder,
    env: { ...portalEnvironment(settings, secrets), ...developed(settings) },
  }),
  ready: isReady,
};

/** The web app with hot reload, on its own port. */
export const web = {
  name: 'web',
  title: 'Web app',
  ports: ['web'],
  start: (settings, secrets) => ({
    command: bin('backstage-cli'),
    args: ['package', 'start', ...configs],
    cwd: join(root, 'packages', 'app'),
    env: { ...portalEnvironment(settings, secrets), ...developed(settings) },
  }),
  ready: ({ urls }) => answers(`${urls.web}/`),
};

/** Configuration that differs while developing: the web app has an address of its own. */
const developed = ({ urls }) => ({
  APP_CONFIG_app_baseUrl: JSON.stringify(urls.web),
  APP_CONFIG_backend_cors_origin: JSON.stringify(urls.web),
});
