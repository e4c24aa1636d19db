import type { LoggedModel as ShownModel } from '@slipway/plugin-ml-common';
import type { LoggedModel } from '@slipway/plugin-ml-node';
import { toShownValue } from '../runWords';

const MOST_METRICS = 500;

/** A logged model in the API's words. */
export function describeModel(
  model: LoggedModel,
  signature?: ShownModel['signature'],
): ShownModel {
  return {
    id: model.id,
    name: model.name,
    role: model.role,
    status: model.status,
    statusMessage: model.statusMessage,
    type: model.type,
    createdAt:
      model.createdAt === undefined
        ? undefined
        : new Date(model.createdAt).toISOString(),
    sourceRunId: model.sourceRunId,
    metrics: model.metrics.slice(0, MOST_METRICS).map(metric => ({
      key: metric.key,
      ...toShownValue(metric.value),
      step: metric.step,
      timestamp: new Date(metric.timestamp).toISOString(),
      dataset: metric.dataset,
      runId: metric.runId,
    })),
    parameters: model.parameters,
    tags: model.tags,
    versions: model.versions,
    signature,
    url: model.url,
  };
}
