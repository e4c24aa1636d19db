import { join } from 'node:path';
import { python, pythonHome, root } from '../places.mjs';

/** Where the demo people are described. */
export const peopleFile =
  process.env.SLIPWAY_PEOPLE_FILE ?? join(root, 'examples', 'org', 'org.yaml');

/** Owners that repositories of the demo may have: the demo organisation's groups. */
const organisations = [
  'slipway-air',
  'departures',
  'flight-products',
  'platform',
  'ml-reviewers',
  'on-call',
];

/**
 * Puts the embedded Python in front, for programs that are found by name (`python`, `mkdocs`).
 *
 * @param {string} [folder] another way to the same environment
 */
export const pythonPath = (folder = pythonHome) => ({
  PATH: `${join(folder, 'bin')}:${process.env.PATH}`,
  VIRTUAL_ENV: folder,
  // The person's own packages stay out of the embedded environment.
  PYTHONNOUSERSITE: '1',
});

/**
 * The variables of docs/reference/contracts.md that name places, without any secret.
 *
 * @param {import('../settings.mjs').Settings} settings
 */
export function placesOf({ state, ports, urls }) {
  return {
    SLIPWAY_EMBEDDED: 'true',
    SLIPWAY_STATE: state,
    SLIPWAY_PORT: String(ports.portal),
    SLIPWAY_PORTAL_URL: urls.portal,
    SLIPWAY_IDENTITY_URL: urls.identity,
    SLIPWAY_FORGE_URL: urls.forge,
    SLIPWAY_FORGE_HOST: new URL(urls.forge).host,
    SLIPWAY_FORGE_USER: 'slipway',
    SLIPWAY_FORGE_ORGANISATIONS: organisations.join(','),
    SLIPWAY_MLFLOW_URL: urls.mlflow,
    SLIPWAY_RAY_URL: urls.ray,
    SLIPWAY_SERVE_URL: urls.serve,
    SLIPWAY_PEOPLE_FILE: peopleFile,
    SLIPWAY_PYTHON: python,
  };
}
