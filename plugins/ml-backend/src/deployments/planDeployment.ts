import { createHash } from 'node:crypto';
import { InputError } from '@backstage/errors';
import type { ModelSpec } from '../entities';
import type { Environment } from '../environments';
import type { PortDirectory } from '../ports/PortDirectory';
import type { DeploymentPlan } from './types';

const LONGEST = 63;
const HASH = 8;
const DEFAULT_RESOURCES = { cpus: 0.25, gpus: 0 };

/** As `DeploymentService.plan`. */
export function planDeployment(
  ports: PortDirectory,
  model: ModelSpec,
  environment: Environment,
): DeploymentPlan {
  if (ports.deploymentTargets.length === 0) {
    throw new InputError(
      'No deployment target is configured; install an adapter module and add its instance to app-config.yaml',
    );
  }
  return {
    name: deploymentName(model, environment.name),
    target: ports.deploymentTarget(environment.target).name,
    model: model.ref,
    environment: environment.name,
    registry: model.registry.instance,
    registeredModel: model.registry.model,
    replicas: environment.replicas ?? 1,
    resources: { ...DEFAULT_RESOURCES, ...environment.resources },
  };
}

/**
 * `<model>-<environment>` in letters that every target takes. A name that had to be changed, or that stands in another
 * namespace than `default`, gets the beginning of a hash of the reference, so that no two models share one.
 */
export function deploymentName(
  model: Pick<ModelSpec, 'ref' | 'name'>,
  environment: string,
): string {
  const plain = `${model.name}-${environment}`;
  const name = plain.toLocaleLowerCase('en-US').replace(/[^a-z0-9-]/g, '-');
  const isUnique =
    name === plain &&
    name.length <= LONGEST &&
    /^[^:]+:default\//.test(model.ref);
  if (isUnique) return name;
  const hash = createHash('sha256')
    .update(`${model.ref} ${environment}`)
    .digest('hex')
    .slice(0, HASH);
  return `${name.slice(0, LONGEST - HASH - 1)}-${hash}`;
}
