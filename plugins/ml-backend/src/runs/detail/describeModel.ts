import type { LoggedModel as ShownModel } from '@slipway/plugin-ml-common';
import type { LoggedModel } from '@slipway/plugin-ml-node';
import { toTime } from '../../ports/toTime';
import { valuesWithoutUserInfo } from '../../ports/withoutUserInfo';
import { toShownTags, toShownValue } from '../runWords';
import type { ReadSignature } from './ModelSignatures';

const MOST_METRICS = 500;

const describeMetrics = ({ metrics }: LoggedModel): ShownModel['metrics'] =>
  metrics.slice(0, MOST_METRICS).map(metric => ({
    key: metric.key,
    ...toShownValue(metric.value),
    step: metric.step,
    timestamp: toTime(metric.timestamp),
    dataset: metric.dataset,
    runId: metric.runId,
  }));

/** A logged model in the API's words. */
export function describeModel(
  model: LoggedModel,
  signature?: ReadSignature,
): ShownModel {
  return {
    id: model.id,
    name: model.name,
    role: model.role,
    status: model.status,
    statusMessage: model.statusMessage,
    type: model.type,
    createdAt:
      model.createdAt === undefined ? undefined : toTime(model.createdAt),
    sourceRunId: model.sourceRunId,
    metrics: describeMetrics(model),
    parameters: valuesWithoutUserInfo(model.parameters),
    tags: toShownTags(model.tags),
    versions: model.versions,
    ...signature,
    url: model.url,
  };
}

/** A model that no run of the reader's model made: its id, and what this run measured of it. */
export const describeOutside = (model: LoggedModel): ShownModel => ({
  id: model.id,
  name: model.id,
  role: model.role,
  status: 'unknown',
  metrics: describeMetrics(model),
  parameters: {},
  tags: {},
  versions: [],
  outside: true,
});
