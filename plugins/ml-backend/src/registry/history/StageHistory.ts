import type { Environment } from '../../environments';
import { ordinalOf } from '../mirror/rows';
import type { VersionStore } from '../mirror/VersionStore';
import type { ModelNames } from './AliasMoveStore';
import type { StageMoveRow, StageMoveStore } from './StageMoveStore';

/** What is known of a stage at a moment. */
export type StageHolding = {
  /** Versions in the stage, the newest first. */
  versions: string[];
  /** The last move that was made until then, and the first after it. */
  before?: StageMoveRow;
  after?: StageMoveRow;
  /** The move that brought the newest version there. */
  since?: StageMoveRow;
  /** Some versions were kept without their stage. */
  isPartial: boolean;
};

const orderOf = ({ version, at }: StageMoveRow) =>
  ordinalOf({ version, createdAt: Date.parse(at) });

/** Which versions were in a stage. Several may be in one at a time; the newest of them is what serves. */
export class StageHistory {
  readonly #moves: StageMoveStore;
  readonly #versions: VersionStore;

  constructor(options: { stageMoves: StageMoveStore; versions: VersionStore }) {
    this.#moves = options.stageMoves;
    this.#versions = options.versions;
  }

  async at(
    { instance, models }: ModelNames,
    { stage }: Required<Pick<Environment, 'stage'>>,
    time: string,
  ): Promise<StageHolding> {
    const moves = await this.#moves.listOfStage({ instance, models }, stage);
    const made = moves.filter(({ at }) => at <= time);
    const last = new Map(made.map(move => [move.version, move]));
    const there = [...last.values()].filter(({ to_stage: to }) => to === stage);
    const kept = await this.#versions.findNamed(
      there.map(({ version }) => ({ instance, model: models[0], version })),
    );
    const gone = new Set(
      kept
        .filter(({ deleted_at: at }) => at !== null && at <= time)
        .map(({ version }) => version),
    );
    const holders = there
      .filter(({ version }) => !gone.has(version))
      .sort((a, b) => orderOf(b) - orderOf(a));
    return {
      versions: holders.map(({ version }) => version),
      before: made.at(-1),
      after: moves.find(({ at }) => at > time),
      since: holders[0],
      isPartial: await this.#versions.hasUnknownStage({
        instance,
        model: models[0],
      }),
    };
  }
}
