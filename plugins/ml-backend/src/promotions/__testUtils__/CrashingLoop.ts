import {
  ReconcileLoop,
  type Reconcilable,
  type Turn,
  type TurnOutcome,
} from '../../reconcile';

/** A loop whose process dies when a test says so: after what a step did outside, before anything of it is written. */
export class CrashingLoop extends ReconcileLoop {
  /** Turns taken so far, of all rooms. */
  turns = 0;
  #crashAt?: number;

  /** The turn of this number dies. */
  crashAt(turn: number): void {
    this.#crashAt = turn;
  }

  override add(reconcilable: Reconcilable): void {
    super.add({
      name: reconcilable.name,
      table: reconcilable.table,
      announceWaiting: id => reconcilable.announceWaiting?.(id),
      step: turn => this.#step(reconcilable, turn),
    });
  }

  async #step(reconcilable: Reconcilable, turn: Turn): Promise<TurnOutcome> {
    this.turns += 1;
    const dies = this.turns === this.#crashAt;
    const outcome = await reconcilable.step(turn);
    if (dies) {
      throw new Error('The process died here');
    }
    return outcome;
  }
}
