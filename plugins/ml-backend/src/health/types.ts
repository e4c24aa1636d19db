import type { Health, Observation } from '@slipway/plugin-ml-common';

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
