import { createHash } from 'node:crypto';

/** How old the kept copy of an unchanged list may grow, in milliseconds. */
const AGE = 60_000;
const MOST_LISTS = 1_000;

/** Says when a list that was just read from its source is worth writing down: when it changed, and once a minute. */
export class CopyAge {
  readonly #written = new Map<string, { content: string; at: number }>();

  /** Whether to write the list now; saying so counts as written. `now` in milliseconds since the epoch. */
  isDue(list: unknown, content: unknown, now: number): boolean {
    const key = JSON.stringify(list);
    const digest = createHash('sha256')
      .update(JSON.stringify(content))
      .digest('base64');
    const known = this.#written.get(key);
    if (known?.content === digest && now - known.at < AGE) return false;
    if (this.#written.size >= MOST_LISTS) this.#written.clear();
    this.#written.set(key, { content: digest, at: now });
    return true;
  }
}
