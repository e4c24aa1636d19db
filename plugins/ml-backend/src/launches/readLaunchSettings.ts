import { readDurationFromConfig } from '@backstage/config';
import type {
  DiscoveryService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import { durationToMilliseconds } from '@backstage/types';
import type { LaunchPace } from './life';

const LOOK_MS = 1_500;
const WAITING_DEADLINE = { hours: 24 };

/** Waits and bounds of launches, and how jobs reach the portal's API. */
export function readLaunchSettings(services: {
  config: RootConfigService;
  discovery: DiscoveryService;
}): { pace: LaunchPace; portalUrl: () => Promise<string> } {
  const { config, discovery } = services;
  const waitingDeadline = config.has('ml.launches.waitingDeadline')
    ? readDurationFromConfig(config, { key: 'ml.launches.waitingDeadline' })
    : WAITING_DEADLINE;
  const portalUrl = config.getOptionalString('ml.launches.portalUrl');
  return {
    pace: {
      look: LOOK_MS,
      waitingDeadline: durationToMilliseconds(waitingDeadline),
    },
    portalUrl: async () =>
      portalUrl ?? (await discovery.getExternalBaseUrl('ml')),
  };
}
