import { toError } from '@backstage/errors';
import type { Version } from '@slipway/plugin-ml-common';
import type { DeploymentService } from '../deployments/types';
import type { ModelSpec } from '../entities';
import {
  nameKey,
  NOWHERE,
  versionKey,
  whereServes,
  type RegisteredVersionName,
  type RegistryReader,
  type ServesIn,
} from '../registry';

/** How many versions are asked for of a model that the mirror has not met yet. */
const NEWEST = 50;

/** A version that lineage shows, and where it serves. */
export type ShownVersion = ServesIn & { version: Version };

/** What is shown of a model's versions, or why the registry did not say. */
export type Shown = { versions: ShownVersion[]; error?: Error };

/** Where versions serve, by version. */
type Serving = ReadonlyMap<string, ServesIn>;

type ShownRegistry = Pick<
  RegistryReader,
  'getNewestKnown' | 'getKnownVersions' | 'getServing' | 'listVersions'
>;

const servingNames = (
  { registry }: ModelSpec,
  serving: Serving,
): RegisteredVersionName[] =>
  [...serving.keys()].map(version => ({ ...registry, version }));

/** Each version once, the newest first. */
const withEnvironments = (
  versions: readonly Version[],
  serving: Serving,
): ShownVersion[] =>
  [...new Map(versions.map(one => [one.version, one])).values()]
    .sort((a, b) => b.createdAt.localeCompare(a.createdAt))
    .map(version => ({
      version,
      ...(serving.get(version.version) ?? NOWHERE),
    }));

/** Which versions of models matter to lineage: those that serve, however old, and the newest one. */
export class ShownVersions {
  readonly #registry: ShownRegistry;
  readonly #serving: Pick<DeploymentService, 'getByModel'>;

  constructor(options: {
    registry: ShownRegistry;
    serving: Pick<DeploymentService, 'getByModel'>;
  }) {
    this.#registry = options.registry;
    this.#serving = options.serving;
  }

  /** Of many models by their references, the newest version first: a few queries, as far as the mirror knows them. */
  async of(models: readonly ModelSpec[]): Promise<Map<string, Shown>> {
    if (models.length === 0) return new Map();
    const [newest, serving] = await Promise.all([
      this.#registry.getNewestKnown(models.map(({ registry }) => registry)),
      this.#whereServes(models),
    ]);
    const servingIn = ({ ref }: ModelSpec): Serving =>
      serving.get(ref) ?? new Map();
    const kept = await this.#registry.getKnownVersions(
      models.flatMap(model => servingNames(model, servingIn(model))),
    );
    const shown = await Promise.all(
      models.map(async (model): Promise<[string, Shown]> => {
        const environments = servingIn(model);
        const known = [
          newest.get(nameKey(model.registry)) ?? [],
          servingNames(model, environments).flatMap(
            name => kept.get(versionKey(name)) ?? [],
          ),
        ].flat();
        return [
          model.ref,
          known.length > 0
            ? { versions: withEnvironments(known, environments) }
            : await this.#atSource(model, environments),
        ];
      }),
    );
    return new Map(shown);
  }

  /** Is anything known of the versions of one of these models? */
  async hasAny(models: readonly ModelSpec[]): Promise<boolean> {
    if (models.length === 0) return false;
    const newest = await this.#registry.getNewestKnown(
      models.map(({ registry }) => registry),
    );
    return newest.size > 0;
  }

  async #atSource(model: ModelSpec, serving: Serving): Promise<Shown> {
    try {
      const { items } = await this.#registry.listVersions(model, {
        limit: NEWEST,
      });
      const versions = items
        .filter(({ deletedAt }) => !deletedAt)
        .filter(({ version }, index) => index === 0 || serving.has(version));
      return { versions: withEnvironments(versions, serving) };
    } catch (error) {
      return { versions: [], error: toError(error) };
    }
  }

  /** Where versions serve, by the reference of the model. */
  async #whereServes(
    models: readonly ModelSpec[],
  ): Promise<Map<string, Serving>> {
    const [deployments, registered] = await Promise.all([
      this.#serving.getByModel(models.map(({ ref }) => ref)),
      this.#registry.getServing(models.map(({ registry }) => registry)),
    ]);
    return new Map(
      models.map(({ ref, registry }) => [
        ref,
        whereServes(
          deployments.get(ref) ?? [],
          registered.get(nameKey(registry)) ?? [],
        ),
      ]),
    );
  }
}
