import { forge } from './forge.mjs';
import { identity } from './identity.mjs';
import { mlflow } from './mlflow.mjs';
import { backend, portal, web } from './portal.mjs';
import { ray } from './ray.mjs';

/** Everything that `up` or `dev` starts. */
export const allParts = developing => [
  identity,
  forge,
  mlflow,
  ray,
  ...(developing ? [backend, web] : [portal]),
];
