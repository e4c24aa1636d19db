import { createHash } from 'node:crypto';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import type { ModelRegistry, RegisteredVersion } from '@slipway/plugin-ml-node';
import { readSignature } from './signature';
import {
  describeArtefact,
  type ArtefactFacts,
  type ArtefactKey,
  type VersionFactsStore,
} from './version';

/** Goes up when the rules for formats change, so that what was judged by older ones is judged again. */
const RULES = 1;

const MOST_KEPT = 200;
const MOST_MLMODEL_BYTES = 1024 * 1024;
/** Longest wait for a digest on a page, in milliseconds; the work goes on and the next reader gets it. */
const PATIENCE = 15_000;
/** Longest work on one artefact, in milliseconds. */
const LONGEST = 300_000;

const keyOf = (
  registry: ModelRegistry,
  { model, version, source, createdAt }: RegisteredVersion,
): ArtefactKey => ({
  instance: registry.name,
  model,
  version,
  createdAt: new Date(createdAt).toISOString(),
  sourceKey: createHash('sha256')
    .update(JSON.stringify([RULES, source]))
    .digest('hex'),
});

/**
 * Digests and signatures of artefacts for pages. A version's artefact does not change, and reading all of it is dear,
 * so what was read is kept: in memory for a moment's readers, in a table for the next ones. What decides a promotion reads the source itself.
 */
export class ArtefactFactsReader {
  readonly #known = new Map<string, Promise<ArtefactFacts>>();
  readonly #store: VersionFactsStore;
  readonly #logger: LoggerService;

  constructor(options: { facts: VersionFactsStore; logger: LoggerService }) {
    this.#store = options.facts;
    this.#logger = options.logger;
  }

  /** Never throws: what could not be read is said in `digestError`. */
  async read(
    registry: ModelRegistry,
    version: RegisteredVersion,
  ): Promise<ArtefactFacts> {
    const key = keyOf(registry, version);
    const reading =
      this.#known.get(JSON.stringify(key)) ??
      this.#start(key, registry, version);
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<ArtefactFacts>(resolve => {
      timer = setTimeout(
        () =>
          resolve({
            files: [],
            digestError: `${registry.system} (${registry.name}) is still sending the files; look again in a moment`,
          }),
        PATIENCE,
      );
    });
    try {
      return await Promise.race([reading, patience]);
    } finally {
      clearTimeout(timer);
    }
  }

  #start(
    key: ArtefactKey,
    registry: ModelRegistry,
    version: RegisteredVersion,
  ) {
    if (this.#known.size >= MOST_KEPT) {
      const [oldest] = this.#known.keys();
      this.#known.delete(oldest);
    }
    const name = JSON.stringify(key);
    const reading = this.#read(key, registry, version);
    this.#known.set(name, reading);
    reading.then(facts => {
      if (facts.digestError) this.#known.delete(name);
    });
    return reading;
  }

  async #read(
    key: ArtefactKey,
    registry: ModelRegistry,
    version: RegisteredVersion,
  ): Promise<ArtefactFacts> {
    const kept = await this.#store.find(key).catch(this.#sayLost('read'));
    if (kept) return kept;
    const facts = await readFacts(registry, version);
    if (!facts.digestError) {
      await this.#store.save(key, facts).catch(this.#sayLost('kept'));
    }
    return facts;
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
): Promise<ArtefactFacts> {
  const signal = AbortSignal.timeout(LONGEST);
  const [artefact, mlModel] = await Promise.allSettled([
    registry.digestArtefact({ model, version }, { signal }),
    registry.readArtefactFile(
      { model, version, path: 'MLmodel', maxBytes: MOST_MLMODEL_BYTES },
      { signal },
    ),
  ]);
  const text =
    mlModel.status === 'fulfilled'
      ? Buffer.from(mlModel.value).toString('utf8')
      : undefined;
  const signature = text === undefined ? undefined : readSignature(text);
  if (artefact.status === 'fulfilled') {
    const { digest, size } = artefact.value;
    const description = await describeArtefact(
      registry,
      { model, version },
      artefact.value,
      text,
      { signal },
    );
    return { digest, size, signature, ...description };
  }
  const { reason } = artefact;
  return {
    files: [],
    signature,
    digestError: isError(reason) ? reason.message : String(reason),
  };
}
