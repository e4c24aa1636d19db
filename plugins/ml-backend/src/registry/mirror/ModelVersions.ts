import { readShrinking } from '../../mirror';
import type { RegisteredName } from '../types';
import type { RegistryMirrorParts } from './RegistryMirror';
import { ordinalOf, type KeptVersion } from './rows';

/** Versions of one page. */
const PAGE = 100;
/** Pages that are read to find out what changed; the rest is met in the passes. */
const MOST_PAGES = 10;

/** A page as it was asked for, by its name. */
type ReadPage = { limit: number; cursor?: string; etag?: string };

/** Down to where a page tells of versions below `highest`. An empty one tells of none, though more may follow. */
const lowestOf = (versions: readonly KeptVersion[], highest: number): number =>
  versions.length > 0 ? Math.min(...versions.map(ordinalOf)) : highest + 1;

/**
 * Looks at the versions of one model. One that a page should show and does not is gone only where the page left nothing
 * out and begins where the one before it ended; the passes ask for every other.
 */
export class ModelVersions {
  readonly #parts: RegistryMirrorParts;
  #limit = PAGE;

  constructor(parts: RegistryMirrorParts) {
    this.#parts = parts;
  }

  /** Newest first, until a page has explained the change and holds nothing else that is new. Says whether there was one. */
  async look(
    { instance, model }: RegisteredName,
    signal: AbortSignal,
  ): Promise<boolean> {
    const { versions, now } = this.#parts;
    let isExplained = false;
    let isComplete = true;
    let before: ReadPage | undefined;
    let cursor: string | undefined;
    let highest = Number.MAX_SAFE_INTEGER;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const askedAt = now();
      const { read, limit } = await this.#read(model, cursor, signal);
      const { items, nextCursor, leftOut, etag } = read;
      const lowest = nextCursor ? lowestOf(items, highest) : 0;
      const present = new Set(items.map(({ version }) => version));
      const known = await versions.findBetween(
        { instance, model },
        { lowest, highest },
      );
      const missing = known.filter(version => !present.has(version));
      isComplete &&= !leftOut;
      const isSure =
        missing.length === 0 ||
        (isComplete &&
          (!before || (await this.#isAsItWas(model, before, signal))));
      const isNews = await this.#keep(
        { instance, model },
        { items, gone: isSure ? missing : [], askedAt },
      );
      if (!nextCursor || nextCursor === cursor) return isExplained || isNews;
      if (isExplained && !isNews && isSure) return true;
      isExplained ||= isNews;
      before = { limit, cursor, etag };
      cursor = nextCursor;
      highest = lowest - 1;
    }
    return isExplained;
  }

  /** Whether anything is new, different or gone. */
  async #keep(
    name: RegisteredName,
    shown: { items: readonly KeptVersion[]; gone: string[]; askedAt: Date },
  ): Promise<boolean> {
    const { database, versionKeeper, now } = this.#parts;
    const { items, gone, askedAt } = shown;
    const changed = await database.transaction(async transaction => {
      await versionKeeper.keepGone(name, gone, now(), transaction);
      return versionKeeper.keep(
        name.instance,
        items,
        { askedAt, now: now(), isFirst: false },
        transaction,
      );
    });
    return gone.length > 0 || changed.size > 0;
  }

  /**
   * Whether a page is as it was, after the next one was read. Cursors are places in the list: where a version was deleted
   * between two pages, the second begins one too far, and the first is another by now.
   */
  async #isAsItWas(
    model: string,
    { etag, ...asked }: ReadPage,
    signal: AbortSignal,
  ): Promise<boolean> {
    if (etag === undefined) return false;
    const { notModified } = await this.#parts.registry.listAllVersions(
      { order: 'model', model, ...asked, ifNoneMatch: etag },
      { signal },
    );
    return notModified === true;
  }

  async #read(model: string, cursor: string | undefined, signal: AbortSignal) {
    const { page, asked, limit } = await readShrinking(
      { limit: this.#limit, most: PAGE },
      most =>
        this.#parts.registry.listAllVersions(
          { order: 'model', model, limit: most, cursor },
          { signal },
        ),
    );
    this.#limit = limit;
    return { read: page, limit: asked };
  }
}
