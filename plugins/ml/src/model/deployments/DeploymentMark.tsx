import type { Deployment } from '@slipway/plugin-ml-common';
import { StatusMark, type StatusMarkProps } from '../../design';

const words: Record<Deployment['state'], StatusMarkProps> = {
  serving: { label: 'Serving', tone: 'good' },
  deploying: { label: 'Deploying', tone: 'moving' },
  failed: { label: 'Failed', tone: 'bad' },
  unknown: { label: 'Unknown', tone: 'off' },
};

/** How a deployment is. */
export const DeploymentMark = ({
  deployment,
}: {
  deployment: Pick<Deployment, 'state' | 'message'>;
}) => <StatusMark {...words[deployment.state]} meaning={deployment.message} />;
