import type { OpenLineageEvent } from '../types';

/** Specification of OpenLineage that the events follow: https://openlineage.io/spec/2-0-2/OpenLineage.json */
export const SPECIFICATION =
  'https://openlineage.io/spec/2-0-2/OpenLineage.json';

/** Who says it: the plugin, as a URI. */
export const PRODUCER = 'https://slipway.dev/plugin-ml';

/** A facet: what else is known, by a schema of its own. */
export type Facet = { _producer: string; _schemaURL: string };

type Named = {
  namespace: string;
  name: string;
  facets?: Record<string, Facet>;
};

/** Data: a table, a feature set, a model. */
export type Dataset = Named;

/** A process that reads and writes data. */
export type Job = Named;

type Event<Name extends string> = OpenLineageEvent & {
  schemaURL: `${typeof SPECIFICATION}#/$defs/${Name}`;
};

/** What a run began or ended with. */
export type RunEvent = Event<'RunEvent'> & {
  eventType: 'START' | 'RUNNING' | 'COMPLETE' | 'ABORT' | 'FAIL';
  run: { runId: string };
  job: Job;
  inputs: Dataset[];
  outputs: Dataset[];
};

/** What a job reads and writes, outside of any run. */
export type JobEvent = Event<'JobEvent'> & {
  job: Job;
  inputs: Dataset[];
  outputs: Dataset[];
};

/** What is known of data, outside of any run. */
export type DatasetEvent = Event<'DatasetEvent'> & { dataset: Dataset };
