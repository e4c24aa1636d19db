import { isError } from '@backstage/errors';
import type { VersionDetail } from '@slipway/plugin-ml-common';
import type { ModelRegistry, RegisteredVersion } from '@slipway/plugin-ml-node';
import { readSignature } from './signature';
import { describeArtefact, type ArtefactDescription } from './version';

/** What is read from a version's artefact. */
export type ArtefactFacts = Pick<
  VersionDetail,
  'digest' | 'digestError' | 'size' | 'signature'
> &
  ArtefactDescription;

const MOST_KEPT = 200;
const MOST_MLMODEL_BYTES = 1024 * 1024;
/** Longest wait for a digest on a page, in milliseconds; the work goes on and the next reader gets it. */
const PATIENCE = 15_000;
/** Longest work on one artefact, in milliseconds. */
const LONGEST = 300_000;

const keyOf = (registry: ModelRegistry, version: RegisteredVersion) =>
  JSON.stringify([
    registry.name,
    version.model,
    version.version,
    version.source,
    version.createdAt,
  ]);

/**
 * Digests and signatures of artefacts for pages. A version's artefact does not change, and reading all of it is dear,
 * so what was read stays in memory. What decides a promotion reads the source itself.
 */
export class ArtefactFactsReader {
  readonly #known = new Map<string, Promise<ArtefactFacts>>();

  /** Never throws: what could not be read is said in `digestError`. */
  async read(
    registry: ModelRegistry,
    version: RegisteredVersion,
  ): Promise<ArtefactFacts> {
    const key = keyOf(registry, version);
    const reading = this.#known.get(key) ?? this.#start(key, registry, version);
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

  #start(key: string, registry: ModelRegistry, version: RegisteredVersion) {
    if (this.#known.size >= MOST_KEPT) {
      const [oldest] = this.#known.keys();
      this.#known.delete(oldest);
    }
    const reading = readFacts(registry, version);
    this.#known.set(key, reading);
    reading.then(facts => {
      if (facts.digestError) this.#known.delete(key);
    });
    return reading;
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
