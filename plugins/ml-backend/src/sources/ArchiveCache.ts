import type { PackedFolder } from './packFolder';

/** Archives in memory, the least used ones let go of above a number of bytes. One that is being made is made once. */
export class ArchiveCache {
  readonly #archives = new Map<string, Promise<PackedFolder>>();
  readonly #sizes = new Map<string, number>();

  constructor(private readonly maxBytes: number) {}

  /** The archive of a key, made where it is not there. A failure is not kept. */
  async get(
    key: string,
    make: () => Promise<PackedFolder>,
  ): Promise<PackedFolder> {
    const known = this.#archives.get(key);
    if (known) {
      // A map keeps the order of insertion: the newest use goes to the end.
      this.#archives.delete(key);
      this.#archives.set(key, known);
      return known;
    }
    const making = make();
    this.#archives.set(key, making);
    try {
      const archive = await making;
      this.#sizes.set(key, archive.bytes.byteLength);
      this.#shrink();
      return archive;
    } catch (error) {
      this.#archives.delete(key);
      throw error;
    }
  }

  /** Whether an archive is here, ready or being made. */
  has(key: string): boolean {
    return this.#archives.has(key);
  }

  #shrink() {
    let size = [...this.#sizes.values()].reduce((sum, one) => sum + one, 0);
    for (const key of [...this.#archives.keys()]) {
      if (size <= this.maxBytes) return;
      const freed = this.#sizes.get(key);
      if (freed === undefined) continue;
      size -= freed;
      this.#archives.delete(key);
      this.#sizes.delete(key);
    }
  }
}
