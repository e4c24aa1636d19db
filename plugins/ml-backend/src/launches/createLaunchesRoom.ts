import { toError } from '@backstage/errors';
import type { LedgerWriter } from '../ledger';
import type { ReconcileLoop } from '../reconcile';
import type { RoomServices } from '../RoomServices';
import type { RunReader } from '../runs';
import { AuthorizedLaunchService } from './AuthorizedLaunchService';
import { LaunchCounts } from './LaunchCounts';
import { Launches } from './Launches';
import { LaunchPlanner } from './LaunchPlanner';
import { LaunchReconcilable } from './LaunchReconcilable';
import { LaunchStore } from './LaunchStore';
import { readLaunchSettings } from './readLaunchSettings';

/** Durable executions of pipelines. */
export function createLaunchesRoom(
  services: RoomServices,
  rooms: {
    ledger: LedgerWriter;
    loop: ReconcileLoop;
    runs: Pick<RunReader, 'listRuns'>;
  },
) {
  const { signals, logger, ports } = services;
  const store = new LaunchStore(services.database);
  const hint = (id: string) => {
    signals
      .publish({
        recipients: { type: 'broadcast' },
        channel: 'ml',
        message: { kind: 'launch', id },
      })
      .catch(error => logger.debug('A signal was not sent', toError(error)));
  };
  const launches = new Launches({
    ...services,
    ...rooms,
    store,
    counts: new LaunchCounts(services.database),
    planner: new LaunchPlanner(ports),
    hint,
  });
  rooms.loop.add(
    new LaunchReconcilable({
      ...services,
      ...rooms,
      ...readLaunchSettings(services),
      store,
      hint,
    }),
  );
  return {
    launches,
    authorizedLaunches: new AuthorizedLaunchService({
      ...services,
      ...rooms,
      launches,
    }),
  };
}
