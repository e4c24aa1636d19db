import { readDurationFromConfig } from '@backstage/config';
import { toError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import type { LedgerWriter } from '../ledger';
import type { ReconcileLoop } from '../reconcile';
import type { RoomServices } from '../RoomServices';
import { DeploymentPages } from './DeploymentPages';
import { DeploymentReconcilable } from './DeploymentReconcilable';
import { Deployments } from './Deployments';
import { DeploymentStore } from './DeploymentStore';
import { RolloutWriter } from './RolloutWriter';

const DEADLINE = { minutes: 10 };

/** What serves where. */
export function createDeploymentsRoom(
  services: RoomServices,
  rooms: { ledger: LedgerWriter; loop: ReconcileLoop },
) {
  const { config, database, signals, logger } = services;
  const store = new DeploymentStore(database);
  const writer = new RolloutWriter(store, rooms.ledger);
  const deployments = new Deployments({
    ...services,
    ...rooms,
    store,
    writer,
  });
  rooms.loop.add(
    new DeploymentReconcilable({
      ...services,
      store,
      writer,
      deadline: durationToMilliseconds(
        config.has('ml.deployments.deadline')
          ? readDurationFromConfig(config, { key: 'ml.deployments.deadline' })
          : DEADLINE,
      ),
      hint: model => {
        signals
          .publish({
            recipients: { type: 'broadcast' },
            channel: 'ml',
            message: { kind: 'deployment', id: model },
          })
          .catch(error =>
            logger.debug('A signal was not sent', toError(error)),
          );
      },
    }),
  );
  return {
    deployments,
    deploymentPages: new DeploymentPages({ ...services, deployments }),
  };
}
