/** Names of the experiments that the catalog's models have at one tracking server. */
export interface ExperimentNames {
  listExperiments(instance: string): Promise<string[]>;
}
