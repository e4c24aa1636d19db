import type { Page, StrangeAnswerError } from '@slipway/plugin-ml-node';
import { readPastTop } from './readPastTop';

/** How many items of a list fit into one answer: at its top, where one alone may be too large, and below. */
export class AnswerRoom {
  readonly #most: number;
  #top: number;
  #below: number;
  #refused: StrangeAnswerError | undefined;

  constructor(most: number) {
    this.#most = most;
    this.#top = most;
    this.#below = most;
  }

  /** Why the list was refused at its top, as long as nothing can be read there. */
  get refused(): StrangeAnswerError | undefined {
    return this.#refused;
  }

  /** Reads the page at a cursor. While the top holds nothing that can be read, no more of it is asked for. */
  async read<T extends Page<unknown>>(
    cursor: string | undefined,
    read: (limit: number) => Promise<T>,
  ): Promise<T> {
    const isTop = cursor === undefined;
    const { page, asked, limit, refused } = await readPastTop(
      { cursor, limit: isTop ? this.#top : this.#below, most: this.#most },
      read,
    );
    if (!isTop) {
      this.#below = limit;
    } else if (isUnreadable(page)) {
      this.#top = asked;
      this.#refused = refused ?? this.#refused;
    } else {
      this.#top = limit;
      this.#refused = undefined;
    }
    return page;
  }
}

/** Nothing of a page that is not empty could be read. */
export function isUnreadable({ items, leftOut }: Page<unknown>): boolean {
  return items.length === 0 && leftOut !== undefined;
}
