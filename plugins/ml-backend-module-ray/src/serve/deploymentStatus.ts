import type { ArtefactDigest, DeploymentStatus } from '@slipway/plugin-ml-node';
import { plainMessage } from '../words';
import type { ServeApplication } from './answers';

/**
 * An application in the words of the port.
 *
 * It serves when Serve says RUNNING and every deployment in it is HEALTHY: a rolling update leaves the application
 * RUNNING while old replicas still answer.
 */
export function deploymentStatus(
  application: ServeApplication,
  serveUrl: string,
): DeploymentStatus {
  const { args, route_prefix: declaredRoute } =
    application.deployed_app_config ?? {};
  const route = application.route_prefix ?? declaredRoute;
  const message = messageOf(application);
  return {
    state: stateOf(application),
    message: message && plainMessage(message),
    version: typeof args?.version === 'string' ? args.version : undefined,
    digest: isDigest(args?.digest) ? args.digest : undefined,
    lastDeployedAt: application.last_deployed_time_s
      ? Math.round(application.last_deployed_time_s * 1_000)
      : undefined,
    endpoint: route && `${serveUrl}${route}`,
  };
}

function stateOf(application: ServeApplication): DeploymentStatus['state'] {
  const deployments = Object.values(application.deployments);
  switch (application.status) {
    case 'RUNNING':
      return deployments.length > 0 &&
        deployments.every(({ status }) => status === 'HEALTHY')
        ? 'serving'
        : 'starting';
    case 'DEPLOY_FAILED':
    case 'UNHEALTHY':
      return 'failed';
    case 'DELETING':
      return 'stopping';
    default:
      return 'starting';
  }
}

function messageOf({ message, deployments }: ServeApplication) {
  return (
    message ||
    Object.values(deployments)
      .map(deployment => deployment.message)
      .filter(Boolean)
      .join('\n') ||
    undefined
  );
}

function isDigest(value: unknown): value is ArtefactDigest {
  return typeof value === 'string' && /^sha256:[0-9a-f]{64}$/.test(value);
}
