import type { Experiment, PageRequest, Run } from '@slipway/plugin-ml-node';
import { z } from 'zod';
import { loggedDataset, toDataset } from './datasets';
import { pageAnswer } from './pageAnswer';
import {
  integer,
  keyValues,
  listOf,
  metricValue,
  optionalText,
  pageToken,
} from './values';

const lifecycleStage = z.enum(['active', 'deleted']);

const experiment = z
  .object({
    experiment_id: z.string(),
    name: z.string(),
    lifecycle_stage: lifecycleStage.default('active'),
  })
  .transform(
    (answer): Experiment => ({
      id: answer.experiment_id,
      name: answer.name,
      lifecycleStage: answer.lifecycle_stage,
    }),
  );

const run = z
  .object({
    info: z.object({
      run_id: z.string(),
      run_name: optionalText,
      experiment_id: z.string(),
      status: z.enum(['RUNNING', 'SCHEDULED', 'FINISHED', 'FAILED', 'KILLED']),
      start_time: integer,
      end_time: integer.nullish(),
      user_id: optionalText,
      artifact_uri: optionalText,
      lifecycle_stage: lifecycleStage.default('active'),
    }),
    data: z
      .object({
        metrics: listOf(
          z.object({
            key: z.string(),
            value: metricValue,
            timestamp: integer,
            step: integer.default(0),
          }),
        ),
        params: keyValues,
        tags: keyValues,
      })
      .prefault({}),
    inputs: z
      .object({
        dataset_inputs: listOf(loggedDataset.transform(toDataset)),
        model_inputs: listOf(z.object({ model_id: z.string() })),
      })
      .prefault({}),
  })
  .transform(
    ({ info, data, inputs }): Run => ({
      id: info.run_id,
      name: info.run_name ?? data.tags['mlflow.runName'] ?? info.run_id,
      experimentId: info.experiment_id,
      status: info.status,
      startTime: info.start_time,
      // 0 is how MLflow says "not yet".
      endTime: info.end_time || undefined,
      user: info.user_id ?? data.tags['mlflow.user'],
      artifactUri: info.artifact_uri,
      lifecycleStage: info.lifecycle_stage,
      metrics: data.metrics,
      parameters: data.params,
      tags: data.tags,
      datasets: inputs.dataset_inputs,
      // Lists of runs do not say it (seen with MLflow 3.17).
      usedModels: inputs.model_inputs.length
        ? inputs.model_inputs.map(({ model_id: id }) => id)
        : undefined,
    }),
  );

/** What a run is called, also where nothing else of it can be read. */
const runId = z
  .object({ info: z.object({ run_id: z.string() }) })
  .transform(({ info }) => info.run_id);

/** Answer of `experiments/get-by-name`. */
export const experimentAnswer = z.object({ experiment });

/** Answer of `experiments/search`. */
export const experimentsAnswer = z.object({
  experiments: listOf(experiment),
  next_page_token: pageToken,
});

/** Answer of `runs/get`. */
export const runAnswer = z.object({ run });

/** Answer of `runs/search`. */
export const runsAnswer = (asked: PageRequest) =>
  pageAnswer('runs', { item: run, name: runId }, asked);

/** Answer of `metrics/get-history`. */
export const metricPageAnswer = z.object({
  metrics: listOf(
    z.object({
      step: integer.default(0),
      timestamp: integer,
      value: metricValue,
    }),
  ),
  next_page_token: pageToken,
});

/** Answer of `metrics/get-history-bulk-interval`. */
export const metricHistoryAnswer = z.object({
  metrics: listOf(
    z.object({
      run_id: z.string(),
      step: integer.default(0),
      timestamp: integer,
      value: metricValue,
    }),
  ),
});
