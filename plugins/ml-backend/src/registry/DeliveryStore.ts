import { createHash } from 'node:crypto';
import type { Knex } from 'knex';

/** A delivery that is older than its time allows is refused anyway; in milliseconds, with room for clocks that differ. */
const REMEMBERED_FOR = 3_600_000;

type Row = { key: string; seen_at: string };

const TABLE = 'registry_deliveries';

const keyOf = (instance: string, id: string) =>
  createHash('sha256')
    .update(JSON.stringify([instance, id]))
    .digest('hex');

/** The table `registry_deliveries`: what registries delivered of late, for every replica. */
export class DeliveryStore {
  constructor(private readonly database: Knex) {}

  async has(instance: string, id: string): Promise<boolean> {
    const row = await this.database<Row>(TABLE)
      .where({ key: keyOf(instance, id) })
      .first('key');
    return row !== undefined;
  }

  /** Remembers a delivery, and forgets the old ones. */
  async remember(instance: string, id: string, now: Date): Promise<void> {
    await this.database<Row>(TABLE)
      .insert({ key: keyOf(instance, id), seen_at: now.toISOString() })
      .onConflict('key')
      .ignore();
    const old = new Date(now.getTime() - REMEMBERED_FOR).toISOString();
    await this.database<Row>(TABLE).where('seen_at', '<', old).delete();
  }
}
