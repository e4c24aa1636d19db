import { ServiceUnavailableError } from '@backstage/errors';
import type { Freshness, Run, Version } from '@slipway/plugin-ml-common';
import type { DeploymentRecord } from '../../deployments/types';
import {
  nameKey,
  versionKey,
  type RegistryReader,
  type RegisteredName,
  type RegisteredVersionName,
} from '../../registry';
import type { DataRead } from '../TrainedOn';

/** What the test's registry and tracking server know of the model `delay`. */
export type Known = {
  /** Newest first. */
  versions?: Version[];
  runs?: Run[];
  /** Version that serves in production. */
  serving?: string;
  /** Version that the registry says serves in staging, where the portal deployed nothing. */
  registered?: string;
  /** The registry does not answer, and the mirror has not met the model. */
  away?: boolean;
  /** The tracking server does not answer. */
  runsAway?: boolean;
  stale?: Freshness[];
  /** What version `to` was made from: a version of another registered model. */
  bases?: { model: string; version: string; to: string }[];
};

/** The model that {@link Known} is about. */
export const KNOWN_MODEL = 'mlmodel:default/delay';
const NAME: RegisteredName = { instance: 'default', model: 'delay' };
const DIGEST = 'sha256:d' as const;
const AT = '2026-01-01T00:00:00.000Z';

/** The registry's mirror, and the registry itself behind it. */
export function registryOf({
  versions = [],
  registered,
  away,
}: Known): Pick<
  RegistryReader,
  'getNewestKnown' | 'getKnownVersions' | 'getServing' | 'listVersions'
> {
  const mirrored = away ? [] : versions;
  return {
    getNewestKnown: async () =>
      new Map(mirrored.slice(0, 1).map(newest => [nameKey(NAME), newest])),
    getKnownVersions: async names =>
      new Map(
        names.flatMap(name => {
          const found = mirrored.find(
            ({ version }) => version === name.version,
          );
          return found ? [[versionKey(name), found]] : [];
        }),
      ),
    getServing: async () =>
      new Map(
        registered
          ? [
              [
                nameKey(NAME),
                [
                  {
                    environment: 'staging',
                    version: registered,
                    says: 'alias' as const,
                  },
                ],
              ],
            ]
          : [],
      ),
    listVersions: async () => {
      if (away) throw new ServiceUnavailableError('MLflow (default) is away');
      return {
        items: [],
        freshness: {
          state: 'live',
          system: 'MLflow',
          instance: 'default',
          asOf: AT,
        },
      };
    },
  };
}

/** The tracking server. */
export const runsOf = ({ runs = [], runsAway }: Known) => ({
  getRunsById: async (_: unknown, ids: readonly string[]) => {
    if (runsAway) throw new ServiceUnavailableError('MLflow is away');
    return new Map(
      runs.filter(({ id }) => ids.includes(id)).map(run => [run.id, run]),
    );
  },
});

/** What serves. */
export const servingOf = ({ serving }: Known) => ({
  getByModel: async (refs: readonly string[]) =>
    new Map<string, DeploymentRecord[]>(
      serving && refs.includes(KNOWN_MODEL)
        ? [[KNOWN_MODEL, [deploymentOf(serving)]]]
        : [],
    ),
});

function deploymentOf(version: string): DeploymentRecord {
  const digest = DIGEST;
  return {
    model: KNOWN_MODEL,
    environment: 'production',
    target: 'main',
    registry: NAME.instance,
    registeredModel: NAME.model,
    state: 'serving',
    serving: {
      version,
      digest,
      rolloutId: 'r',
      since: new Date(AT),
      approvedBy: [],
    },
    rollout: {
      id: 'r',
      model: KNOWN_MODEL,
      environment: 'production',
      version,
      digest,
      state: 'serving',
      setAt: new Date(AT),
    },
  };
}

/** Who read which data, as the index of runs and the mirror say. */
export function trainedOnOf({ versions = [], runs = [] }: Known) {
  const all = versions.flatMap(({ version, runId }): DataRead[] =>
    runs
      .filter(({ id }) => id === runId)
      .flatMap(({ datasets }) =>
        datasets.map(({ name, context }) => ({
          ...NAME,
          version,
          name,
          context: context ?? null,
        })),
      ),
  );
  return {
    models: async (names: readonly string[]) =>
      all.some(({ name }) => names.includes(name)) ? [NAME] : [],
    reads: async (
      asked: readonly { version: string }[],
      names: readonly string[],
    ) =>
      all.filter(
        ({ name, version }) =>
          names.includes(name) && asked.some(one => one.version === version),
      ),
  };
}

/** What was made from what. */
export const madeFromOf = ({ bases = [] }: Known) => ({
  models: async (names: readonly RegisteredName[]) =>
    bases.some(base => names.some(({ model }) => model === base.model))
      ? [NAME]
      : [],
  sources: async (versions: readonly RegisteredVersionName[]) =>
    bases.flatMap(({ model, version, to }) => {
      const made = versions.find(
        one => one.model === NAME.model && one.version === to,
      );
      return made ? [{ from: { ...NAME, model, version }, to: made }] : [];
    }),
});

/** Every registered model is described by the entity of its name, but for those that nobody described. */
export const registeredRefs = {
  find: async (names: readonly RegisteredName[]) =>
    names.flatMap(({ instance, model }) =>
      model.startsWith('undescribed')
        ? []
        : [{ instance, model, ref: `mlmodel:default/${model}` }],
    ),
};
