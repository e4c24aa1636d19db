import type { Column } from './columns';
import { csvLines, toCsv } from './csv';
import type { PageOf, Rest } from './rest';

/** Most rows that are read for a file. What is on screen already is in it all the same. */
export const MOST_ROWS = 10_000;
/** Pages may come with fewer rows than were asked for, or none. */
const MOST_PAGES = 100;

/** A CSV file of the rows on screen and of those that follow them, which are kept only as its lines. */
export class CsvFile<R> {
  readonly #columns: Column<R>[];
  readonly #rest: Rest<PageOf<R>> | undefined;
  readonly #parts: string[];
  #rows: number;
  #pages = 0;
  #cursor: string | undefined;
  #lacksRows = false;

  constructor(columns: Column<R>[], rows: R[], rest?: Rest<PageOf<R>>) {
    this.#columns = columns;
    this.#rest = rest;
    this.#parts = [toCsv(columns, rows)];
    this.#rows = rows.length;
    this.#cursor = rest?.cursor;
  }

  /** How many it has by now. */
  get rows(): number {
    return this.#rows;
  }

  /** Does the list have rows that the file has not? */
  get isCut(): boolean {
    return this.#lacksRows || this.#cursor !== undefined;
  }

  /** Is there more to read, and room for it? */
  get canGrow(): boolean {
    return this.#next !== undefined;
  }

  /**
   * Reads to the end of the list, or as much as a file takes; `onGrown` hears of every page. Throws what a page fails
   * with, and goes on there when it is called again.
   */
  async readOn(signal: AbortSignal, onGrown: () => void): Promise<void> {
    let cursor = this.#next;
    while (this.#rest && cursor !== undefined) {
      const { items, nextCursor } = await this.#rest.read(cursor, signal);
      signal.throwIfAborted();
      const taken = items.slice(0, MOST_ROWS - this.#rows);
      this.#parts.push(csvLines(this.#columns, taken));
      this.#rows += taken.length;
      this.#pages += 1;
      this.#cursor = nextCursor;
      this.#lacksRows = taken.length < items.length;
      onGrown();
      cursor = this.#next;
    }
  }

  /** The whole file, with its line of titles. */
  get text(): string {
    return this.#parts.join('');
  }

  /** Where it is to be read on. */
  get #next(): string | undefined {
    return this.#rows < MOST_ROWS && this.#pages < MOST_PAGES
      ? this.#cursor
      : undefined;
  }
}
