import type { TrackingServer } from '@slipway/plugin-ml-node';
import type {
  ExperimentStore,
  MirroredExperiment,
} from '../store/ExperimentStore';
import type { Blame } from './Blame';
import type { ExperimentNames } from './types';

/** Milliseconds between two looks at the catalog's names. */
const EVERY = 30_000;
/** Names that are asked for at once; the port's bound. */
const PART = 100;

/** The source has no other experiment of this name: of one that was renamed or deleted it may have made a new one. */
const isThereByItsName = ({
  lifecycle,
  name,
  sourceName = name,
}: MirroredExperiment): boolean =>
  lifecycle === 'active' && sourceName === name;

/** Follows the catalog: which experiments of a server are mirrored. */
export class FollowedExperiments {
  readonly #server: TrackingServer;
  readonly #experiments: ExperimentStore;
  readonly #names: ExperimentNames;
  readonly #blame: Blame;
  readonly #now: () => Date;
  #lookedAt = 0;
  /** Names without an experiment are asked for in turn: these before and this one were. */
  #after = '';

  constructor(options: {
    server: TrackingServer;
    experiments: ExperimentStore;
    names: ExperimentNames;
    blame: Blame;
    now: () => Date;
  }) {
    this.#server = options.server;
    this.#experiments = options.experiments;
    this.#names = options.names;
    this.#blame = options.blame;
    this.#now = options.now;
  }

  /** Takes in experiments of new names and leaves off those that nobody names, every half minute. */
  async follow(signal: AbortSignal): Promise<void> {
    const now = +this.#now();
    if (now - this.#lookedAt < EVERY) return;
    const { name: instance } = this.#server;
    const names = [...new Set(await this.#names.listExperiments(instance))];
    const known = await this.#experiments.listWanted(instance);
    const present = new Set(
      known.filter(isThereByItsName).map(({ name }) => name),
    );
    const missing = names.filter(name => !present.has(name)).sort();
    const left = missing.filter(name => name > this.#after);
    const asked = left.slice(0, PART);
    if (asked.length) await this.#take(asked, signal);
    const wanted = new Set(names);
    await this.#experiments.leaveOff(
      known.filter(({ name }) => !wanted.has(name)).map(({ id }) => id),
    );
    // A first look takes in all names, turn after turn.
    this.#after = left.length > PART ? asked[PART - 1] : '';
    if (this.#after === '') this.#lookedAt = now;
  }

  /** Names that cannot be asked for keep those that are known none the less waiting. */
  async #take(names: string[], signal: AbortSignal) {
    try {
      const found = await this.#server.getExperimentsByName(names, { signal });
      await this.#experiments.add(
        this.#server.name,
        found.filter(({ name }) => names.includes(name)),
      );
    } catch (error) {
      await this.#blame.note(undefined, error, signal);
    }
  }
}
