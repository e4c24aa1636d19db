import type { FleetRow, Health, Observation } from '@slipway/plugin-ml-common';
import type { Knex } from 'knex';

/** What other rooms ask of health. */
export interface HealthReader {
  /** Health of one entity now. */
  getHealth(entityRef: string): Promise<Health>;
  /** The newest observation of every series of an entity, at most 500; `modelVersion` narrows to one version's. */
  getLatestObservations(
    entityRef: string,
    filter?: { modelVersion?: string; kind?: Observation['kind'] },
  ): Promise<Observation[]>;
}

/** An observation as it comes in: everything but what Slipway concludes from it. */
export type NewObservation = Omit<Observation, 'status'>;

/** Observations of one entity. */
export type ObservationQuery = {
  subject: string;
  kind?: Observation['kind'];
  name?: string;
  method?: string;
  limit: number;
  cursor?: string;
};

/** What health knows of serving, to count only versions that served. */
export type ServingKnowledge = {
  /** Rows `environment`, `version` and `served_at` of a model: part of a statement. */
  versions: { of(model: string): Knex.QueryBuilder };
  /** Where a version is looked at that is observed without an environment: the last one that the portal promotes to. */
  environment: string;
};

/** How observations add up. */
export type HealthPolicy = {
  /**
   * Share of the observed features from which drift of single features makes a model fail. Source of the default 0.5:
   * `drift_share` of Evidently's `DataDriftPreset`.
   */
  driftShare: number;
};

/** Health of one entity in a list. */
export type HealthSummary = {
  status: Health['status'];
  /** The worst reason, without times that age. */
  reason?: string;
  /** When the newest observation was made. */
  observedAt?: string;
  /** When this health may change by itself, because an observation is no longer recent. */
  changesAt?: string;
};

/** The objectives of one entity in a list. */
export type BudgetSummary = Pick<
  FleetRow,
  'errorBudget' | 'uncomputedObjectives'
> & {
  /** Something could not be counted: what was known before says more. */
  isIncomplete?: boolean;
  /** When this may change, because something was observed that is not counted yet; RFC 3339 in UTC. */
  changesAt?: string;
};

/** An objective of an entity, and what is left of its error budget. */
export type ObjectiveState = NonNullable<Health['objectives']>[number];
