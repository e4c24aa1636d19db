import type { operations } from './schema.generated';

type QueryOf<O extends keyof operations> = NonNullable<
  operations[O]['parameters']['query']
>;

export type FleetQuery = QueryOf<'getFleet'>;
export type HistoryQuery = QueryOf<'getHistory'>;
export type HousekeepingQuery = QueryOf<'getHousekeeping'>;
export type LaunchesQuery = QueryOf<'getLaunches'>;
export type LedgerQuery = QueryOf<'getLedger'>;
export type LineageQuery = QueryOf<'getLineage'>;
export type LogQuery = QueryOf<'getLaunchLog'>;
export type ObservationsQuery = QueryOf<'getObservations'>;
/** One page of a list that takes nothing else. */
export type PageQuery = Pick<QueryOf<'getVersions'>, 'limit' | 'cursor'>;
export type PromotionsQuery = QueryOf<'getPromotions'>;
export type RegisteredModelsQuery = QueryOf<'getRegisteredModels'>;
export type RegisteredVersionsQuery = QueryOf<'getRegisteredVersions'>;
export type RunColumnsQuery = QueryOf<'getRunColumns'>;
export type RunsQuery = QueryOf<'getRuns'>;
export type VersionsQuery = QueryOf<'getVersions'>;
export type ArtefactQuery = QueryOf<'getRunArtefact'>;
export type ArtefactsQuery = QueryOf<'getRunArtefacts'>;
export type CurveQuery = QueryOf<'getCurve'>;
