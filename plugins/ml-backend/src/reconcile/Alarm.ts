/** A wait that can be cut short. A ring while nobody waits is kept for the next wait. */
export class Alarm {
  #rung = false;
  #wakeUp: (() => void) | undefined;

  /** Ends the wait, or the next one. */
  ring(): void {
    this.#rung = true;
    this.#wakeUp?.();
  }

  /** Waits for a ring, at most so many milliseconds, or until aborted. Never throws. */
  async wait(milliseconds: number, signal: AbortSignal): Promise<void> {
    if (!this.#rung && !signal.aborted) {
      await new Promise<void>(resolve => {
        const timer = setTimeout(resolve, milliseconds);
        timer.unref();
        this.#wakeUp = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.#wakeUp = undefined;
    this.#rung = false;
  }
}
