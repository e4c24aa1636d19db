import { ConflictError, ServiceUnavailableError } from '@backstage/errors';
import type { RayServe } from '../config';
import type { ServeApplication, ServeState } from './answers';
import type { ApplicationConfig } from './describeApplication';

/** What Ray shows to browsers in place of values. Sending it back would overwrite the values. */
const REDACTED = '"<redacted>"';

/** Whether an application is on its way out. */
export const isLeaving = (application: ServeApplication) =>
  application.status === 'DELETING';

/**
 * The body that makes Serve have `desired` in place of the application called `name` (or takes that one away), with
 * everything else as it is. Serve deletes every declared application that a body leaves out, so the others must be in it.
 *
 * Throws `ConflictError` when a program, not a declaration, deployed the application of that name, or another application
 * has its route; `ServiceUnavailableError` when another application's declaration cannot be read.
 */
export function merge(
  state: ServeState,
  name: string,
  desired: ApplicationConfig | undefined,
  serve: Pick<RayServe, 'host' | 'port'>,
): Record<string, unknown> {
  const others: unknown[] = [];
  for (const [otherName, other] of Object.entries(state.applications)) {
    if (isLeaving(other)) {
      continue;
    }
    const isDeclared = other.source !== 'imperative';
    if (otherName === name) {
      if (!isDeclared) {
        throw new ConflictError(
          `Ray Serve has an application ${name} that a program deployed; delete it first (serve.delete)`,
        );
      }
      continue;
    }
    const route = other.route_prefix ?? other.deployed_app_config?.route_prefix;
    if (desired && route === desired.route_prefix) {
      throw new ConflictError(
        `The route ${route} belongs to the application ${otherName} of Ray Serve; remove that one first`,
      );
    }
    // What programs deployed is not part of declarations and stays as it is.
    if (isDeclared) {
      others.push(declarationOf(otherName, other));
    }
  }
  return {
    proxy_location: state.proxy_location ?? 'EveryNode',
    http_options: state.http_options ?? { host: serve.host, port: serve.port },
    ...(state.grpc_options ? { grpc_options: state.grpc_options } : {}),
    ...(typeof state.target_capacity === 'number'
      ? { target_capacity: state.target_capacity }
      : {}),
    applications: desired ? [...others, desired] : others,
  };
}

function declarationOf(name: string, application: ServeApplication) {
  const config = application.deployed_app_config;
  if (!config || JSON.stringify(config).includes(REDACTED)) {
    throw new ServiceUnavailableError(
      `Ray Serve does not show how the application ${name} was declared, so a change would lose it; try again in some seconds`,
    );
  }
  return config;
}

/** Whether Serve was told exactly this: everything in `desired` is in the application's declaration. */
export function isDeclaredAs(
  application: ServeApplication | undefined,
  desired: ApplicationConfig,
): boolean {
  return (
    application !== undefined &&
    !isLeaving(application) &&
    contains(application.deployed_app_config, desired)
  );
}

function contains(actual: unknown, wanted: unknown): boolean {
  if (typeof wanted !== 'object' || wanted === null) {
    return actual === wanted;
  }
  if (typeof actual !== 'object' || actual === null) {
    return false;
  }
  if (Array.isArray(wanted)) {
    return (
      Array.isArray(actual) &&
      actual.length === wanted.length &&
      wanted.every((one, index) => contains(actual[index], one))
    );
  }
  return Object.entries(wanted).every(([key, value]) =>
    contains(Reflect.get(actual, key), value),
  );
}
