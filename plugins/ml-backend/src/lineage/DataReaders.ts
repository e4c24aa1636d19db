import type { Version } from '@slipway/plugin-ml-common';
import type { ModelSpec } from '../entities';
import type { RegisteredRefs } from '../fleet';
import { versionKey } from '../registry';
import type { ShownVersions } from './ShownVersions';
import type { DataRead, TrainedOn } from './TrainedOn';
import { MOST_NODES } from './types';

/** A version that was trained on data, and what of it. */
export type Reading = {
  model: ModelSpec;
  version: Version;
  environments: string[];
  reads: Pick<DataRead, 'name' | 'context'>[];
};

/**
 * Which models were trained on data, as far as the tracking servers know: the side of the data of what
 * `TrainingData` tells of the side of the model, and of the same versions.
 */
export class DataReaders {
  readonly #trainedOn: Pick<TrainedOn, 'models' | 'reads'>;
  readonly #refs: Pick<RegisteredRefs, 'find'>;
  readonly #versions: Pick<ShownVersions, 'of'>;

  constructor(options: {
    trainedOn: Pick<TrainedOn, 'models' | 'reads'>;
    registeredRefs: Pick<RegisteredRefs, 'find'>;
    shownVersions: Pick<ShownVersions, 'of'>;
  }) {
    this.#trainedOn = options.trainedOn;
    this.#refs = options.registeredRefs;
    this.#versions = options.shownVersions;
  }

  /** Entities of models of which some version was trained on data of these names; whoever asks may not see all of them. */
  async refsOf(names: readonly string[]): Promise<string[]> {
    if (names.length === 0) return [];
    return this.#refs.find(await this.#trainedOn.models(names, MOST_NODES));
  }

  /** Of these models, the versions that are the newest or serve and were trained on data of these names. */
  async readingsOf(
    models: readonly ModelSpec[],
    names: readonly string[],
  ): Promise<Reading[]> {
    if (models.length === 0) return [];
    const shown = await this.#versions.of(models);
    const all = models.flatMap(model =>
      (shown.get(model.ref)?.versions ?? []).map(one => ({
        model,
        ...one,
        key: { ...model.registry, version: one.version.version },
      })),
    );
    const reads = new Map<string, DataRead[]>();
    for (const read of await this.#trainedOn.reads(
      all.map(({ key }) => key),
      names,
    )) {
      const key = versionKey(read);
      reads.set(key, [...(reads.get(key) ?? []), read]);
    }
    return all.flatMap(({ key, ...one }) => {
      const own = reads.get(versionKey(key));
      return own ? [{ ...one, reads: own }] : [];
    });
  }
}
