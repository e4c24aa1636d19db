import type { RoomServices } from '../RoomServices';
import { ReconcileLoop } from './ReconcileLoop';

/** The loop, which starts when the plugin has started and stops with it. */
export function createReconcileRoom(
  services: Pick<RoomServices, 'database' | 'lifecycle' | 'logger' | 'now'>,
): ReconcileLoop {
  const loop = new ReconcileLoop(services);
  services.lifecycle.addStartupHook(() => loop.start());
  services.lifecycle.addShutdownHook(() => loop.stop());
  return loop;
}
