import type { FleetRow } from '@slipway/plugin-ml-common';
import type { DeploymentRecord } from '../deployments/types';
import type { ModelSpec } from '../entities';
import type { Environment } from '../environments';
import { nameKey, type RegistryReader } from '../registry';
import type { FoundFacts } from './FleetStore';
import type {
  FleetActivity,
  FleetFacts,
  FleetHealthReader,
  FleetModel,
  LaunchActivityReader,
  OpenPromotionReader,
  ServingReader,
} from './types';

/** Everything that a row shows, and where the registry's aliases point. */
type ReadFacts = Pick<FoundFacts, 'facts' | 'aliases' | 'keepsBudget'>;

/** A model with what is kept of its registry. */
type Found = Pick<FleetModel, 'spec' | 'aliases'> & {
  facts: Pick<FleetFacts, 'byRegistry'>;
};

type FleetRegistry = Pick<
  RegistryReader,
  'getNewestKnown' | 'getServing' | 'getStandings'
>;

const NO_ACTIVITY: FleetActivity = {
  serving: [],
  openPromotions: [],
  runningLaunches: 0,
};

/** Of two times, RFC 3339 in UTC, of which either may be absent. */
const earlier = (one: string | undefined, other: string | undefined) =>
  [one, other].filter(time => time !== undefined).sort()[0];

/** Reads what the other rooms know of many models: one call a room, however many models. */
export class FleetFactsReader {
  readonly #environments: readonly Environment[];
  readonly #health: FleetHealthReader;
  readonly #registry: FleetRegistry;
  readonly #launches: LaunchActivityReader;
  readonly #promotions: Pick<OpenPromotionReader, 'getOpenByModel'>;
  readonly #serving: ServingReader;

  constructor(options: {
    environments: readonly Environment[];
    health: FleetHealthReader;
    registry: FleetRegistry;
    launches: LaunchActivityReader;
    promotions: Pick<OpenPromotionReader, 'getOpenByModel'>;
    serving: ServingReader;
  }) {
    this.#environments = options.environments;
    this.#health = options.health;
    this.#registry = options.registry;
    this.#launches = options.launches;
    this.#promotions = options.promotions;
    this.#serving = options.serving;
  }

  /** Everything that a row shows, by entity reference. */
  async read(specs: readonly ModelSpec[]): Promise<Map<string, ReadFacts>> {
    const refs = specs.map(({ ref }) => ref);
    const names = specs.map(({ registry }) => registry);
    const [standings, registered] = await Promise.all([
      this.#registry.getStandings(names),
      this.#registry.getServing(names),
    ]);
    const models = specs.map(spec => ({
      spec,
      aliases: standings.get(nameKey(spec.registry))?.aliases ?? {},
      facts: { byRegistry: registered.get(nameKey(spec.registry)) },
    }));
    const [activity, summaries, drift, budgets, newest, trained] =
      await Promise.all([
        this.readActivity(models),
        this.#health.getSummaries(refs),
        this.#health.getDriftShares(refs),
        this.#health.getErrorBudgets(specs),
        this.#registry.getNewestKnown(names),
        this.#launches.getLastTrainedByModel(refs),
      ]);
    return new Map(
      models.map(({ spec, aliases, facts: { byRegistry } }) => {
        const moved = standings.get(nameKey(spec.registry))?.movedOutside;
        const summary = summaries.get(spec.ref);
        const budget = budgets.get(spec.ref);
        const version = newest.get(nameKey(spec.registry));
        const facts: FleetFacts = {
          ...(activity.get(spec.ref) ?? NO_ACTIVITY),
          byRegistry,
          newestVersion: version && {
            version: version.version,
            since: version.createdAt,
          },
          health: summary?.status ?? 'unknown',
          healthReason: summary?.reason,
          healthAt: summary?.observedAt,
          errorBudget: budget?.errorBudget,
          uncomputedObjectives: budget?.uncomputedObjectives,
          drift: drift.get(spec.ref),
          // A model that others train outside is as new as its newest version.
          lastTrainedAt:
            trained.get(spec.ref)?.toISOString() ?? version?.createdAt,
          changesAt: earlier(summary?.changesAt, budget?.changesAt),
          movedOutside: moved?.length ? moved : undefined,
          gone: standings.get(nameKey(spec.registry))?.gone,
        };
        const keepsBudget = budget?.isIncomplete;
        return [spec.ref, { facts, aliases, keepsBudget }];
      }),
    );
  }

  /** The part that people wait for: what serves, what is open, what runs. Cheap enough for every page. */
  async readActivity(
    models: readonly Found[],
  ): Promise<Map<string, FleetActivity>> {
    const refs = models.map(({ spec }) => spec.ref);
    const [open, promotions, serving] = await Promise.all([
      this.#launches.countOpenByModel(refs),
      this.#promotions.getOpenByModel(refs),
      this.#serving.getByModel(refs),
    ]);
    return new Map(
      models.map(({ spec: { ref }, aliases, facts }) => [
        ref,
        {
          serving: this.#servingOf(
            serving.get(ref) ?? [],
            aliases,
            facts.byRegistry,
          ),
          openPromotions: (promotions.get(ref) ?? []).map(
            ({ id, environment, state }) => ({ id, environment, state }),
          ),
          runningLaunches: open.get(ref) ?? 0,
        },
      ]),
    );
  }

  /** In each environment what the portal took there; elsewhere what the registry says. */
  #servingOf(
    deployments: readonly Pick<DeploymentRecord, 'environment' | 'serving'>[],
    aliases: Record<string, string>,
    byRegistry: FleetFacts['byRegistry'] = [],
  ): FleetRow['serving'] {
    return this.#environments.flatMap(
      ({ name, alias, stage }): FleetRow['serving'] => {
        const serving = deployments.find(
          ({ environment }) => environment === name,
        )?.serving;
        if (!serving) {
          return byRegistry
            .filter(({ environment }) => environment === name)
            .map(({ environment, version, since, says }) => ({
              environment,
              version,
              since,
              byRegistry: says,
            }));
        }
        const pointsAt = stage === undefined ? aliases[alias] : undefined;
        return [
          {
            environment: name,
            version: serving.version,
            since: serving.since.toISOString(),
            aliasMoved:
              pointsAt !== undefined && pointsAt !== serving.version
                ? pointsAt
                : undefined,
          },
        ];
      },
    );
  }
}
