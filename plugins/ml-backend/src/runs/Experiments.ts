import type { Experiment, TrackingServer } from '@slipway/plugin-ml-node';

/** How long experiments are taken from memory, in milliseconds. Their ids do not change. */
const AGE = 30_000;
const MOST_KEPT = 1_000;

type Known = { experiments: Experiment[]; until: number };

/** Experiments by name; asks the tracking server at most twice a minute for the same names. */
export class Experiments {
  readonly #known = new Map<string, Known>();

  async find(
    server: TrackingServer,
    names: readonly string[],
    options: { now: number; signal: AbortSignal },
  ): Promise<Experiment[]> {
    const key = JSON.stringify([server.name, names]);
    const known = this.#known.get(key);
    if (known && known.until > options.now) return known.experiments;
    const experiments = await server.getExperimentsByName([...names], {
      signal: options.signal,
    });
    // What does not exist yet is asked for again: its first run makes it.
    if (experiments.length === names.length) {
      if (this.#known.size >= MOST_KEPT) this.#known.clear();
      this.#known.set(key, { experiments, until: options.now + AGE });
    }
    return experiments;
  }
}
