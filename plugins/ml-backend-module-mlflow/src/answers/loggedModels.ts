import type {
  LoggedModel,
  LoggedModelMetric,
  PageRequest,
} from '@slipway/plugin-ml-node';
import { z } from 'zod';
import { pageAnswer } from './pageAnswer';
import {
  integer,
  keyValues,
  listOf,
  metricValue,
  optionalText,
  versionName,
} from './values';

const metric = z
  .object({
    key: z.string(),
    value: metricValue,
    timestamp: integer,
    step: integer.default(0),
    dataset_name: optionalText,
    dataset_digest: optionalText,
    run_id: optionalText,
  })
  .transform(
    (answer): LoggedModelMetric => ({
      key: answer.key,
      value: answer.value,
      timestamp: answer.timestamp,
      step: answer.step,
      dataset: answer.dataset_name
        ? { name: answer.dataset_name, digest: answer.dataset_digest ?? '' }
        : undefined,
      runId: answer.run_id,
    }),
  );

/** One logged model; whether the run made or used it is the asker's to know. */
const loggedModel = z
  .object({
    info: z.object({
      model_id: z.string(),
      experiment_id: optionalText,
      name: optionalText,
      creation_timestamp_ms: integer.nullish(),
      status: z.union([z.string(), z.number()]).nullish(),
      status_message: optionalText,
      source_run_id: optionalText,
      model_type: optionalText,
      tags: keyValues,
      registrations: listOf(
        z.object({
          name: z.string(),
          version: versionName,
        }),
      ),
    }),
    data: z.object({ metrics: listOf(metric), params: keyValues }).prefault({}),
  })
  .transform(
    ({
      info,
      data,
    }): Omit<LoggedModel, 'role'> & {
      experimentId?: string;
    } => ({
      id: info.model_id,
      experimentId: info.experiment_id,
      name: info.name ?? info.model_id,
      status: statusOf(info.status),
      statusMessage: info.status_message,
      type: info.model_type,
      createdAt: info.creation_timestamp_ms ?? undefined,
      sourceRunId: info.source_run_id,
      metrics: data.metrics,
      parameters: data.params,
      tags: info.tags,
      versions: info.registrations.map(({ name, version }) => ({
        model: name,
        version,
      })),
    }),
  );

function statusOf(
  status: string | number | null | undefined,
): LoggedModel['status'] {
  switch (status) {
    case 'LOGGED_MODEL_READY':
      return 'ready';
    case 'LOGGED_MODEL_PENDING':
      return 'pending';
    case 'LOGGED_MODEL_UPLOAD_FAILED':
      return 'failed';
    default:
      return 'unknown';
  }
}

/** What a logged model is called, also where nothing else of it can be read. */
const modelId = z
  .object({ info: z.object({ model_id: z.string() }) })
  .transform(({ info }) => info.model_id);

/** Answer of `logged-models/{id}`. */
export const loggedModelAnswer = z.object({ model: loggedModel });

/** Answer of `logged-models/search`. */
export const loggedModelsAnswer = (asked: PageRequest) =>
  pageAnswer('models', { item: loggedModel, name: modelId }, asked);
