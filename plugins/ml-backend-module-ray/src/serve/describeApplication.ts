import { InputError } from '@backstage/errors';
import type { DeploymentSpec } from '@slipway/plugin-ml-node';

/** An application in a body for `PUT /api/serve/applications/`. */
export type ApplicationConfig = { name: string } & Record<string, unknown>;

/** Name of the deployment that `slipway.serving:build` makes. */
const DEPLOYMENT = 'version';

/** CPUs of a replica where the plan says none: small models share a node. */
const DEFAULT_CPUS = 0.1;

/** Route of a model in an environment; see docs/reference/contracts.md. */
export function routeOf(query: { model: string; environment: string }): string {
  const name = query.model.slice(query.model.lastIndexOf('/') + 1);
  return `/${segment(query.environment)}/${segment(name)}`;
}

/** The application that serves a version; see docs/reference/contracts.md. Throws `InputError` for a name that is not plain. */
export function describeApplication(spec: DeploymentSpec): ApplicationConfig {
  if (!/^[a-z0-9-]{1,63}$/.test(spec.name)) {
    throw new InputError(
      'The deployment name must be 1 to 63 of the characters a-z, 0-9 and -',
    );
  }
  return {
    name: spec.name,
    route_prefix: routeOf(spec),
    import_path: 'slipway.serving:build',
    runtime_env: { env_vars: { MLFLOW_TRACKING_URI: spec.registryUri } },
    args: {
      model: spec.model,
      registered_model: spec.registeredModel,
      version: spec.version,
      digest: spec.digest,
      environment: spec.environment,
    },
    deployments: [
      {
        name: DEPLOYMENT,
        num_replicas: spec.replicas,
        max_ongoing_requests: 16,
        graceful_shutdown_timeout_s: 10,
        ray_actor_options: {
          num_cpus: spec.resources.cpus || DEFAULT_CPUS,
          num_gpus: spec.resources.gpus,
        },
      },
    ],
  };
}

function segment(name: string) {
  if (!/^[A-Za-z0-9._-]{1,63}$/.test(name) || /^\.+$/.test(name)) {
    throw new InputError(
      `A route cannot be made of ${JSON.stringify(
        name.slice(0, 100),
      )}; use letters, digits, ., _ and -`,
    );
  }
  return name;
}
