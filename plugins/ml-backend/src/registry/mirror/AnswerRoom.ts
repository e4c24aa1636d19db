import type { Page } from '@slipway/plugin-ml-node';
import { readShrinking } from '../../mirror';

/** How many items of a list fit into one answer: at its top, where one alone may be too large, and below. */
export class AnswerRoom {
  readonly #most: number;
  #top: number;
  #below: number;

  constructor(most: number) {
    this.#most = most;
    this.#top = most;
    this.#below = most;
  }

  /** Reads the page at a cursor. While the top holds nothing that can be read, no more of it is asked for. */
  async read<T extends Page<unknown>>(
    cursor: string | undefined,
    read: (limit: number) => Promise<T>,
  ): Promise<T> {
    const isTop = cursor === undefined;
    const { page, asked, limit } = await readShrinking(
      { limit: isTop ? this.#top : this.#below, most: this.#most },
      read,
    );
    if (isTop) this.#top = isUnreadable(page) ? asked : limit;
    else this.#below = limit;
    return page;
  }
}

/** Nothing of a page that is not empty could be read. */
export function isUnreadable({ items, leftOut }: Page<unknown>): boolean {
  return items.length === 0 && leftOut !== undefined;
}
