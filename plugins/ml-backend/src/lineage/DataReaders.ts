import type { Version } from '@slipway/plugin-ml-common';
import type { ModelSpec } from '../entities';
import type { RegisteredRefs } from '../fleet';
import {
  nameKey,
  versionKey,
  type RegisteredName,
  type ServesIn,
} from '../registry';
import type { MadeFrom } from './MadeFrom';
import type { ShownVersions } from './ShownVersions';
import type { TrainedOn } from './TrainedOn';
import { MOST_NODES } from './types';

/** What versions may have been made from: data by its names, models by theirs. */
export type Material = {
  data: readonly string[];
  models: readonly RegisteredName[];
};

/** A version that was made from data or models, and what of it. */
export type Reading = ServesIn & {
  model: ModelSpec;
  version: Version;
  /** Datasets by name, with what they were read for. */
  data: { name: string; context: string | null }[];
  models: RegisteredName[];
};

/**
 * Which models were made from data and other models, as far as the tracking servers know: the side of the material of
 * what `TrainingData` tells of the side of the model, and of the same versions.
 */
export class DataReaders {
  readonly #trainedOn: Pick<TrainedOn, 'models' | 'reads'>;
  readonly #madeFrom: Pick<MadeFrom, 'models' | 'sources'>;
  readonly #refs: Pick<RegisteredRefs, 'find'>;
  readonly #versions: Pick<ShownVersions, 'of'>;

  constructor(options: {
    trainedOn: Pick<TrainedOn, 'models' | 'reads'>;
    madeFrom: Pick<MadeFrom, 'models' | 'sources'>;
    registeredRefs: Pick<RegisteredRefs, 'find'>;
    shownVersions: Pick<ShownVersions, 'of'>;
  }) {
    this.#trainedOn = options.trainedOn;
    this.#madeFrom = options.madeFrom;
    this.#refs = options.registeredRefs;
    this.#versions = options.shownVersions;
  }

  /** Entities of models of which some version was made from the material; whoever asks may not see all of them. */
  async refsOf({ data, models }: Material): Promise<string[]> {
    const found = await Promise.all([
      this.#trainedOn.models(data, MOST_NODES),
      this.#madeFrom.models(models, MOST_NODES),
    ]);
    const names = new Map(found.flat().map(name => [nameKey(name), name]));
    const described = await this.#refs.find([...names.values()]);
    return described.map(({ ref }) => ref);
  }

  /** Of these models, the versions that are the newest or serve and were made from the material. */
  async readingsOf(
    models: readonly ModelSpec[],
    material: Material,
  ): Promise<Reading[]> {
    if (models.length === 0) return [];
    const shown = await this.#versions.of(models);
    const all = models.flatMap(model =>
      (shown.get(model.ref)?.versions ?? []).map(one => ({
        ...one,
        model,
        name: { ...model.registry, version: one.version.version },
      })),
    );
    const names = all.map(({ name }) => name);
    const [reads, sources] = await Promise.all([
      this.#trainedOn.reads(names, material.data),
      this.#madeFrom.sources(names),
    ]);
    const asked = new Set(material.models.map(nameKey));
    return all
      .map(({ name, ...one }): Reading => {
        const key = versionKey(name);
        return {
          ...one,
          data: reads.filter(read => versionKey(read) === key),
          models: sources.flatMap(({ from, to }) =>
            versionKey(to) === key && asked.has(nameKey(from)) ? [from] : [],
          ),
        };
      })
      .filter(one => one.data.length + one.models.length > 0);
  }
}
