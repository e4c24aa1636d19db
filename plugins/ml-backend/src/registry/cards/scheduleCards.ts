import type { RoomServices } from '../../RoomServices';
import { PositionStore } from '../mirror/PositionStore';
import { CardReader, type Catalogued } from './CardReader';
import { CardStore } from './CardStore';

/** Has one replica read cards, a few every minute. */
export async function scheduleCards(
  services: Pick<
    RoomServices,
    'database' | 'logger' | 'now' | 'ports' | 'scheduler'
  >,
  catalogued: Catalogued,
): Promise<void> {
  const reader = new CardReader({
    ...services,
    cards: new CardStore(services),
    catalogued,
    positions: new PositionStore(services.database),
  });
  await services.scheduler.scheduleTask({
    id: 'ml-registry-cards',
    frequency: { minutes: 1 },
    timeout: { minutes: 10 },
    initialDelay: { minutes: 1 },
    scope: 'global',
    fn: signal => reader.turn(signal),
  });
}
