import type { Knex } from 'knex';
import type { ModelRow } from './rows';

/** A model that cannot be read: when it is tried again, and why it could not be read. */
export type FailingModel = Pick<ModelRow, 'model' | 'look_at' | 'look_error'>;

/** The models that the last look could not read. */
export class FailingModels {
  constructor(private readonly database: Knex) {}

  /** How many they are, and the name of one. */
  async count(instance: string): Promise<{ count: number; model?: string }> {
    const [row]: { count: number | string; model: string | null }[] =
      await this.#of(instance).count({ count: '*' }).min({ model: 'model' });
    return { count: Number(row.count), model: row.model ?? undefined };
  }

  /** Some of them; those that began to fail last come first. */
  async list(instance: string, limit: number): Promise<FailingModel[]> {
    return this.#of(instance)
      .orderBy([
        { column: 'look_failures' },
        { column: 'look_at', order: 'desc' },
        { column: 'model' },
      ])
      .limit(limit)
      .select('model', 'look_at', 'look_error');
  }

  #of(instance: string) {
    return this.database<ModelRow>('registry_models')
      .where({ instance })
      .whereNotNull('look_at')
      .where('look_failures', '>', 0);
  }
}
