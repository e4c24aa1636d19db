import type {
  FleetQuery,
  HousekeepingQuery,
  ObservationsQuery,
} from '../queries';
import type * as Words from '../words';
import { entityPath, toSearch } from './address';
import type { MlCallOptions, MlServer } from './MlServer';

/** Models, pipelines and what stands around them in the fleet. */
export const modelCalls = (server: MlServer) => ({
  getFleet(query?: FleetQuery, options?: MlCallOptions) {
    return server.get<Words.FleetPage>(`/fleet${toSearch(query)}`, options);
  },

  /** What is out of order among the models. */
  getHousekeeping(query?: HousekeepingQuery, options?: MlCallOptions) {
    return server.get<Words.HousekeepingPage>(
      `/housekeeping${toSearch(query)}`,
      options,
    );
  },

  getModel(entityRef: string, options?: MlCallOptions) {
    return server.get<Words.ModelOverview>(entityPath(entityRef), options);
  },

  getPipeline(entityRef: string, options?: MlCallOptions) {
    return server.get<Words.PipelineOverview>(
      `${entityPath(entityRef)}/pipeline`,
      options,
    );
  },

  getHealth(entityRef: string, options?: MlCallOptions) {
    return server.get<Words.Health>(`${entityPath(entityRef)}/health`, options);
  },

  getObservations(
    entityRef: string,
    query?: ObservationsQuery,
    options?: MlCallOptions,
  ) {
    return server.get<Words.ObservationPage>(
      `${entityPath(entityRef)}/observations${toSearch(query)}`,
      options,
    );
  },
});
