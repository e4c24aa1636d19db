import type { TrackingServer } from '@slipway/plugin-ml-node';

/** How long an experiment's id is taken from memory, in milliseconds. Ids of experiments do not change. */
const AGE = 30_000;
const MOST_KEPT = 1_000;

type Known = { ids: string[]; until: number };

/** Ids of experiments by name; asks the tracking server at most twice a minute for the same names. */
export class Experiments {
  readonly #known = new Map<string, Known>();

  async idsOf(
    server: TrackingServer,
    names: readonly string[],
    options: { now: number; signal: AbortSignal },
  ): Promise<string[]> {
    const key = JSON.stringify([server.name, names]);
    const known = this.#known.get(key);
    if (known && known.until > options.now) return known.ids;
    const experiments = await server.getExperimentsByName([...names], {
      signal: options.signal,
    });
    const ids = experiments.map(({ id }) => id);
    // What does not exist yet is asked for again: its first run makes it.
    if (ids.length === names.length) {
      if (this.#known.size >= MOST_KEPT) this.#known.clear();
      this.#known.set(key, { ids, until: options.now + AGE });
    }
    return ids;
  }
}
