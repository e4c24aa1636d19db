import { InputError } from '@backstage/errors';
import type { RoomServices } from '../RoomServices';
import { Mirror } from './Mirror';

const SECONDS = 10;

/** The mirror, which starts when the plugin has started and stops with it. */
export function createMirrorRoom(
  services: Pick<
    RoomServices,
    'config' | 'database' | 'lifecycle' | 'logger' | 'now'
  >,
): Mirror {
  const seconds =
    services.config.getOptionalNumber('ml.mirror.pollSeconds') ?? SECONDS;
  if (!(seconds >= 1 && seconds <= 3600)) {
    throw new InputError('ml.mirror.pollSeconds must be between 1 and 3600');
  }
  const mirror = new Mirror({ ...services, interval: seconds * 1000 });
  services.lifecycle.addStartupHook(() => mirror.start());
  services.lifecycle.addShutdownHook(() => mirror.stop());
  return mirror;
}
