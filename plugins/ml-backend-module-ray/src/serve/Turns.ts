/** Lets one change after the other happen, in the order they were asked for. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  /** Waits until every earlier change has ended, well or badly, and then makes this one. */
  take<T>(change: () => Promise<T>): Promise<T> {
    const mine = this.#last.then(change, change);
    this.#last = mine.catch(() => {});
    return mine;
  }
}
