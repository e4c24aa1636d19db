import type { Run as ShownRun } from '@slipway/plugin-ml-common';
import type { Run, RunMetric, TrackingServer } from '@slipway/plugin-ml-node';
import { toTime } from '../ports/toTime';
import {
  valuesWithoutUserInfo,
  withoutUserInfo,
} from '../ports/withoutUserInfo';

const LONGEST_TAG = 2_000;

/** MLflow's own bookkeeping, large and of no use to readers. */
const HIDDEN_TAGS = new Set([
  'mlflow.log-model.history',
  'mlflow.loggedModels',
  'mlflow.loggedArtifacts',
]);

/** MLflow's SQL store keeps infinity as the largest double. */
const INFINITE = 1.797e308;

/** JSON has no NaN and no infinity: then `value` is null and `text` says what the source says. */
export function toShownValue(value: number): {
  value: number | null;
  text?: string;
} {
  if (Number.isNaN(value)) return { value: null, text: 'NaN' };
  if (value >= INFINITE) return { value: null, text: 'Infinity' };
  if (value <= -INFINITE) return { value: null, text: '-Infinity' };
  return { value };
}

const toMetric = ({ key, value, step, timestamp }: RunMetric) => ({
  key,
  ...toShownValue(value),
  step,
  timestamp: toTime(timestamp),
});

const shorten = (text: string) =>
  text.length > LONGEST_TAG
    ? `${text.slice(0, LONGEST_TAG).toWellFormed()}…`
    : text;

/** Tags in the API's words: without bookkeeping, without users and passwords of addresses, long values cut. */
export const toShownTags = (tags: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(tags)
      .filter(([key]) => !HIDDEN_TAGS.has(key))
      .map(([key, value]) => [key, shorten(withoutUserInfo(value))]),
  );

/** A run in the API's words; without a server, without its address for people. */
export function toShownRun(
  run: Run,
  server?: Pick<TrackingServer, 'runUrl'>,
): ShownRun {
  const { tags } = run;
  const commit =
    tags['slipway.source.commit'] ?? tags['mlflow.source.git.commit'];
  const url = tags['slipway.source.url'] ?? tags['mlflow.source.git.repoURL'];
  return {
    id: run.id,
    name: run.name,
    experimentId: run.experimentId,
    status: run.status,
    startedAt: toTime(run.startTime),
    endedAt: run.endTime === undefined ? undefined : toTime(run.endTime),
    user: run.user,
    metrics: run.metrics.map(toMetric),
    parameters: valuesWithoutUserInfo(run.parameters),
    tags: toShownTags(tags),
    datasets: run.datasets.map(({ name, digest, context, source }) => ({
      name,
      digest,
      context,
      source: source && shorten(withoutUserInfo(source)),
    })),
    durationMs:
      run.endTime === undefined || run.endTime < run.startTime
        ? undefined
        : run.endTime - run.startTime,
    deleted: run.lifecycleStage === 'deleted' || undefined,
    parentRunId: tags['mlflow.parentRunId'],
    launchId: tags['slipway.launch'],
    source:
      commit || url ? { commit, url: url && withoutUserInfo(url) } : undefined,
    url: server?.runUrl(run),
  };
}
