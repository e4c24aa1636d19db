import { InputError } from '@backstage/errors';
import type { RoomServices } from '../RoomServices';
import { Mirror } from './Mirror';

const SECONDS = 10;

/**
 * The mirror, which starts when the plugin has started and stops with it. Twice an hour every server is looked at
 * whatever became of its queue.
 */
export async function createMirrorRoom(
  services: Pick<
    RoomServices,
    'config' | 'database' | 'lifecycle' | 'logger' | 'now' | 'scheduler'
  >,
): Promise<Mirror> {
  const seconds =
    services.config.getOptionalNumber('ml.mirror.pollSeconds') ?? SECONDS;
  if (!(seconds >= 1 && seconds <= 3600)) {
    throw new InputError('ml.mirror.pollSeconds must be between 1 and 3600');
  }
  const mirror = new Mirror({ ...services, interval: seconds * 1000 });
  services.lifecycle.addStartupHook(() => mirror.start());
  services.lifecycle.addShutdownHook(() => mirror.stop());
  await services.scheduler.scheduleTask({
    id: 'ml-mirror-look',
    frequency: { minutes: 30 },
    timeout: { minutes: 10 },
    // After every start, also where the look has long been due.
    initialDelay: { minutes: 1 },
    scope: 'global',
    fn: signal => mirror.catchUp(signal),
  });
  return mirror;
}
