import { createHash } from 'node:crypto';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import type { ModelRegistry, RegisteredVersion } from '@slipway/plugin-ml-node';
import { AtMost } from '../ports/AtMost';
import { toTime } from '../ports/toTime';
import {
  describeArtefact,
  type ArtefactFacts,
  type ArtefactKey,
  type VersionFactsStore,
} from './version';

/** Goes up when the rules for formats change, so that what was judged by older ones is judged again. */
const RULES = 4;

const MOST_KEPT = 200;
/** Longest wait for a digest on a page, in milliseconds; the work goes on and the next reader gets it. */
const PATIENCE = 15_000;
/** Longest work on one artefact, in milliseconds. */
const LONGEST = 300_000;
/** A failure that took longer than this is dear, and is not tried again so soon, in milliseconds. */
const DEAR = 5_000;
const NOT_AGAIN_FOR = 180_000;

/** Facts, and whether another try would find the same. */
type ReadFacts = { facts: ArtefactFacts; isWhole: boolean };

/** Which artefact a version's is. */
export const artefactKey = (
  registry: Pick<ModelRegistry, 'name'>,
  { model, version, source, createdAt }: Omit<RegisteredVersion, 'aliases'>,
): ArtefactKey => ({
  instance: registry.name,
  model,
  version,
  createdAt: toTime(createdAt),
  sourceKey: createHash('sha256')
    .update(JSON.stringify([RULES, source]))
    .digest('hex'),
});

/**
 * Digests and signatures of artefacts for pages. A version's artefact does not change, and reading all of it is dear,
 * so what was read is kept: in memory for a moment's readers, in a table for the next ones. What decides a promotion reads the source itself.
 */
export class ArtefactFactsReader {
  readonly #known = new Map<string, Promise<ReadFacts>>();
  readonly #forgetAt = new Map<string, number>();
  // A page may wait; whole artefacts are a load that the registry's other readers feel.
  readonly #places = new AtMost({ most: 2, waiting: 50 });
  readonly #store: VersionFactsStore;
  readonly #logger: LoggerService;
  readonly #now: () => Date;

  constructor(options: {
    facts: VersionFactsStore;
    logger: LoggerService;
    now: () => Date;
  }) {
    this.#store = options.facts;
    this.#logger = options.logger;
    this.#now = options.now;
  }

  /** Never throws: what could not be read is said in `digestError`. */
  async read(
    registry: ModelRegistry,
    version: RegisteredVersion,
  ): Promise<ArtefactFacts> {
    const key = artefactKey(registry, version);
    const reading = this.#reading(key, registry, version);
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<ReadFacts>(resolve => {
      timer = setTimeout(
        () =>
          resolve({
            isWhole: false,
            facts: {
              files: [],
              digestError: `${registry.system} (${registry.name}) is still sending the files; look again in a moment`,
            },
          }),
        PATIENCE,
      );
    });
    try {
      return (await Promise.race([reading, patience])).facts;
    } finally {
      clearTimeout(timer);
    }
  }

  /** What was read of it before; its registry is not asked. */
  async findKept(
    registry: ModelRegistry,
    version: RegisteredVersion,
  ): Promise<ArtefactFacts | undefined> {
    return this.#kept(artefactKey(registry, version));
  }

  #reading(
    key: ArtefactKey,
    registry: ModelRegistry,
    version: RegisteredVersion,
  ): Promise<ReadFacts> {
    const name = JSON.stringify(key);
    if ((this.#forgetAt.get(name) ?? Infinity) <= this.#now().getTime()) {
      this.#forget(name);
    }
    const known = this.#known.get(name);
    if (known) return known;
    if (this.#known.size >= MOST_KEPT) {
      const [oldest] = this.#known.keys();
      this.#forget(oldest);
    }
    const began = this.#now().getTime();
    const reading = this.#read(key, registry, version);
    this.#known.set(name, reading);
    reading.then(({ isWhole }) => {
      if (isWhole || this.#known.get(name) !== reading) return;
      const ended = this.#now().getTime();
      if (ended - began > DEAR) this.#forgetAt.set(name, ended + NOT_AGAIN_FOR);
      else this.#forget(name);
    });
    return reading;
  }

  #forget(name: string) {
    this.#known.delete(name);
    this.#forgetAt.delete(name);
  }

  async #read(
    key: ArtefactKey,
    registry: ModelRegistry,
    version: RegisteredVersion,
  ): Promise<ReadFacts> {
    const kept = await this.#kept(key);
    if (kept) return { facts: kept, isWhole: true };
    const read = await this.#places
      .run(() => readFacts(registry, version))
      .catch(notRead);
    // What is missing for a moment must not be missing for as long as facts are kept.
    if (read.isWhole) {
      await this.#store.save(key, read.facts).catch(this.#sayLost('kept'));
    }
    return read;
  }

  #kept(key: ArtefactKey): Promise<ArtefactFacts | undefined> {
    return this.#store.find(key).catch(this.#sayLost('read'));
  }

  /** The table only saves time: a page is shown without it. */
  #sayLost(what: string) {
    return (error: unknown): undefined => {
      this.#logger.warn(`Facts of an artefact could not be ${what}`, {
        error: String(error),
      });
      return undefined;
    };
  }
}

async function readFacts(
  registry: ModelRegistry,
  { model, version }: RegisteredVersion,
): Promise<ReadFacts> {
  const signal = AbortSignal.timeout(LONGEST);
  const key = { model, version };
  const artefact = await registry.digestArtefact(key, { signal });
  const { description, isWhole } = await describeArtefact(
    registry,
    key,
    artefact,
    { signal },
  );
  const { digest, size } = artefact;
  return { facts: { digest, size, ...description }, isWhole };
}

function notRead(error: unknown): ReadFacts {
  return {
    facts: {
      files: [],
      digestError: isError(error) ? error.message : String(error),
    },
    isWhole: false,
  };
}
