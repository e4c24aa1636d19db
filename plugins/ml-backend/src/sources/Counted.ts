import { InputError } from '@backstage/errors';

/** Bounds of a source tree, before it is packed. */
export type SourceBounds = { maxBytes: number; maxFiles: number };

/** Counts a tree while it is unpacked. */
export class Counted {
  refusal: InputError | undefined;
  #bytes = 0;
  #files = 0;

  constructor(
    private readonly url: string,
    private readonly bounds: SourceBounds,
  ) {}

  /** Whether to unpack a file. */
  add(size: number): boolean {
    this.#bytes += size;
    this.#files += 1;
    const { maxBytes, maxFiles } = this.bounds;
    if (this.#bytes > maxBytes || this.#files > maxFiles) {
      this.refusal ??= new InputError(
        `The source ${this.url} has more than ${
          this.#files > maxFiles ? `${maxFiles} files` : `${maxBytes} bytes`
        }; keep data out of the repository, or raise ml.launches.source in app-config.yaml`,
      );
    }
    return this.refusal === undefined;
  }
}
