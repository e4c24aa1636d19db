import type { VersionDetail } from '@slipway/plugin-ml-common';
import type { ModelRegistry } from '@slipway/plugin-ml-node';
import type { ArtefactFactsReader } from './ArtefactFacts';
import type { MirroredVersions } from './MirroredVersions';
import type { VersionsOf } from './types';
import type { VersionRuns } from './VersionRuns';
import { keyMetrics } from './versionWords';

/** Single versions as they were last seen, with all that is kept of them: for when their registry cannot say more. */
export class KeptVersions {
  readonly #copy: MirroredVersions;
  readonly #artefacts: ArtefactFactsReader;
  readonly #runs: VersionRuns;

  constructor(options: {
    copy: MirroredVersions;
    artefacts: ArtefactFactsReader;
    runs: VersionRuns;
  }) {
    this.#copy = options.copy;
    this.#artefacts = options.artefacts;
    this.#runs = options.runs;
  }

  /** `why` is said of an artefact that was never read, as it cannot be read now. Undefined where nothing is kept. */
  async get(
    registry: ModelRegistry,
    model: VersionsOf,
    version: string,
    why: string,
  ): Promise<VersionDetail | undefined> {
    const known = await this.#copy.find(model.registry, version);
    if (!known) return undefined;
    const { registered, shown } = known;
    const [facts, run] = await Promise.all([
      this.#artefacts.findKept(registry, registered),
      this.#runs.findKept(model, shown),
    ]);
    return {
      ...shown,
      metrics: run && keyMetrics(run),
      ...(facts ?? { files: [], digestError: why }),
      run,
    };
  }
}
