import { InputError } from '@backstage/errors';
import {
  RunFilterError,
  matchesRun,
  parseRunFilter as parse,
  type FilteredRun,
  type RunFilter,
} from '@slipway/plugin-ml-common';
import type { Run } from '../../ports';

const filteredRun = (run: Run): FilteredRun => ({
  metrics: Object.fromEntries(
    run.metrics.map(({ key, value }) => [key, value]),
  ),
  parameters: run.parameters,
  tags: run.tags,
  attributes: {
    run_id: run.id,
    run_name: run.name,
    status: run.status,
    user_id: run.user,
    artifact_uri: run.artifactUri,
    start_time: run.startTime,
    end_time: run.endTime,
  },
  datasets: run.datasets,
});

/** A field of a run in the words of MLflow's search grammar: `metrics.rmse`, `attributes.start_time`. */
export function readField(
  run: Run,
  group: string,
  key: string,
): string | number | undefined {
  const { metrics, parameters, tags, attributes } = filteredRun(run);
  switch (group[0].toLowerCase()) {
    case 'm':
      return metrics[key];
    case 'p':
      return parameters[key];
    case 't':
      return tags[key];
    default:
      if (!(key in attributes)) {
        throw new InputError(`Invalid attribute key '${key}'`);
      }
      return attributes[key];
  }
}

const isAndOnly = (filter: RunFilter): boolean =>
  filter.type === 'condition' ||
  (filter.type === 'and' &&
    filter.parts.every(({ type }) => type === 'condition'));

/** Reads a filter as MLflow does: `AND` alone joins. Throws `InputError` for anything else. */
export function parseRunFilter(text: string): (run: Run) => boolean {
  const refusal = new InputError(
    `Invalid clause(s) in filter string: '${text}'`,
  );
  try {
    const filter = parse(text);
    if (!isAndOnly(filter)) throw refusal;
    return run => matchesRun(filter, filteredRun(run));
  } catch (error) {
    throw error instanceof RunFilterError ? refusal : error;
  }
}
