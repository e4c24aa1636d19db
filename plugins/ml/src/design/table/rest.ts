/** One page of a list; the cursor leads to the next one. */
export type PageOf<R> = { items: R[]; nextCursor?: string };

/** What follows the rows on screen of a list that comes in pages `P`. */
export type Rest<P> = {
  /** Where it begins; undefined where all rows are on screen. */
  cursor: string | undefined;
  /** The rows on screen are still those of the question before. */
  isWaiting: boolean;
  /** Reads a page of it, filtered and sorted as the rows on screen are. */
  read: (cursor: string, signal: AbortSignal) => Promise<P>;
};
