import type { Knex } from 'knex';
import type { KeyKind, KeyRow } from './rows';

/** Most keys of one experiment and kind that are indexed; the others are shown all the same. */
export const MOST_KEYS = 5_000;
const PART = 500;
const MOST_KNOWN = 50_000;

const nameOf = (experiment: number, kind: KeyKind, key: string) =>
  `${experiment} ${kind} ${key}`;

/** The table `run_keys`: names of metrics, parameters and tags of one experiment, as numbers. */
export class KeyIds {
  /** What was once given out never changes. */
  readonly #known = new Map<string, number>();

  constructor(private readonly database: Knex) {}

  /** Numbers of keys that are known. */
  async find(
    experiment: number,
    kind: KeyKind,
    keys: Iterable<string>,
  ): Promise<Map<string, number>> {
    const found = new Map<string, number>();
    const missing: string[] = [];
    for (const key of new Set(keys)) {
      const id = this.#known.get(nameOf(experiment, kind, key));
      if (id === undefined) missing.push(key);
      else found.set(key, id);
    }
    for (let from = 0; from < missing.length; from += PART) {
      const rows: KeyRow[] = await this.database<KeyRow>('run_keys')
        .where({ experiment, kind })
        .whereIn('key', missing.slice(from, from + PART));
      for (const { id, key } of rows) {
        found.set(key, id);
        this.#remember(experiment, kind, key, id);
      }
    }
    return found;
  }

  /** All keys of one kind of some experiments, in the order of the alphabet. */
  async list(
    experiments: readonly number[],
    kind: KeyKind,
    limit: number,
  ): Promise<string[]> {
    const rows: Pick<KeyRow, 'key'>[] = await this.database<KeyRow>('run_keys')
      .whereIn('experiment', experiments)
      .where({ kind })
      .distinct('key')
      .orderBy('key')
      .limit(limit);
    return rows.map(({ key }) => key);
  }

  /** May runs have keys of this kind that are not indexed? */
  async isFull(experiment: number, kind: KeyKind): Promise<boolean> {
    return (await this.#count(experiment, kind)) >= MOST_KEYS;
  }

  /** Numbers of keys; those that are new get one, up to a bound. */
  async make(
    experiment: number,
    kind: KeyKind,
    keys: Iterable<string>,
  ): Promise<Map<string, number>> {
    const wanted = [...new Set(keys)].sort();
    const found = await this.find(experiment, kind, wanted);
    const missing = wanted.filter(key => !found.has(key));
    if (missing.length === 0) return found;
    const room = MOST_KEYS - (await this.#count(experiment, kind));
    const added = missing.slice(0, Math.max(0, room));
    for (let from = 0; from < added.length; from += PART) {
      await this.database<KeyRow>('run_keys')
        .insert(
          added
            .slice(from, from + PART)
            .map(key => ({ experiment, kind, key })),
        )
        .onConflict(['experiment', 'kind', 'key'])
        .ignore();
    }
    const made = await this.find(experiment, kind, added);
    return new Map([...found, ...made]);
  }

  async #count(experiment: number, kind: KeyKind): Promise<number> {
    const [{ n }] = await this.database<KeyRow>('run_keys')
      .where({ experiment, kind })
      .count({ n: 'id' });
    return Number(n);
  }

  #remember(experiment: number, kind: KeyKind, key: string, id: number) {
    if (this.#known.size >= MOST_KNOWN) this.#known.clear();
    this.#known.set(nameOf(experiment, kind, key), id);
  }
}
