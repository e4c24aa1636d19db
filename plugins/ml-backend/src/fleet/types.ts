import type {
  FleetRow,
  HealthStatus,
  RegistryServing,
} from '@slipway/plugin-ml-common';
import type { DeploymentService } from '../deployments/types';
import type { ModelSpec } from '../entities';
import type { HealthService } from '../health';
import type { LaunchService } from '../launches/types';
import type { AuthorizedPromotionService } from '../promotions';

/** What the fleet asks of promotions. */
export type OpenPromotionReader = Pick<
  AuthorizedPromotionService,
  'getOpenByModel' | 'getWaitingFor'
>;

/** What the fleet asks of launches. */
export type LaunchActivityReader = Pick<
  LaunchService,
  'countOpen' | 'countOpenByModel' | 'getLastTrainedByModel'
>;

/** What the fleet asks of health. */
export type FleetHealthReader = Pick<
  HealthService,
  'getSummaries' | 'getDriftShares' | 'getErrorBudgets'
>;

/** What the fleet asks of deployments. */
export type ServingReader = Pick<DeploymentService, 'getByModel'>;

/** What is known of a model besides its description; times are RFC 3339 in UTC. */
export type FleetFacts = Pick<
  FleetRow,
  | 'serving'
  | 'newestVersion'
  | 'health'
  | 'healthReason'
  | 'healthAt'
  | 'errorBudget'
  | 'uncomputedObjectives'
  | 'drift'
  | 'openPromotions'
  | 'runningLaunches'
  | 'lastTrainedAt'
  | 'movedOutside'
  | 'gone'
> & {
  /** When the health or the error budget may change by itself. */
  changesAt?: string;
  /** What the registry said serves when it was last refreshed, also where the portal deployed something. */
  byRegistry?: RegistryServing[];
};

/** The part of the facts that changes by what people and the loop do. */
export type FleetActivity = Pick<
  FleetFacts,
  'serving' | 'openPromotions' | 'runningLaunches'
>;

/** A model of the fleet. `aliases`: where the registry's aliases pointed when it was last refreshed. */
export type FleetModel = {
  spec: ModelSpec;
  facts: FleetFacts;
  aliases: Record<string, string>;
};

/** Which models, in the words of the table. */
export type FleetFilter = {
  text?: string;
  /** Entity references, `me` already replaced. */
  owners?: string[];
  tiers?: number[];
  health?: HealthStatus[];
  lifecycles?: string[];
  servingModes?: string[];
  /** Names of configured registries. */
  registries?: string[];
  /** Only these models. */
  refs?: string[];
  isRunning?: boolean;
  /** Only models that are not healthy, that are gone from their registry, or whose alias was moved outside. */
  isTroubled?: boolean;
};

/** Columns by which the fleet can be sorted. */
export type FleetSort =
  | 'attention'
  | 'name'
  | 'owner'
  | 'tier'
  | 'health'
  | 'errorBudget'
  | 'lastTrained';

/** Which models a caller may see. */
export type Visibility = 'all' | 'none' | readonly string[];
