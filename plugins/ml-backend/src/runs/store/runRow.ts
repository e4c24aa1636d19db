import { createHash } from 'node:crypto';
import { InputError } from '@backstage/errors';
import type { Run } from '@slipway/plugin-ml-node';
import { keepableText } from '../../database/keepableText';
import { boundTime } from '../../ports/toTime';
import {
  valuesWithoutUserInfo,
  withoutUserInfo,
} from '../../ports/withoutUserInfo';
import { toShownRun } from '../runWords';
import { isSourceId, shortText } from './shortText';

/** Raised when rows must be written anew though the source has not changed. */
const FORMAT = 1;

// A run that has more is shown without the rest: no page reads it, and no source may fill the database.
const MOST_METRICS = 2_000;
const MOST_PARAMETERS = 1_000;
const MOST_TAGS = 500;
const MOST_DATASETS = 50;
const LONGEST_KEY = 250;
const LONGEST_VALUE = 10_000;
/** Characters of all parameters, and of all tags. */
const MOST_TEXT = 200_000;

/** SQL keeps no infinity; MLflow's own store does as this does. */
const LARGEST = Number.MAX_VALUE;

/** The table `indexed_runs`, but for its numbers. */
export type RunColumns = {
  source_id: string;
  name: string;
  status: string;
  user: string | null;
  artifact_uri: string | null;
  start_at: number;
  end_at: number | null;
  parent: string | null;
  content: string;
  payload: string;
};

/** Key and value of a metric; null where it is not a number. */
export type MetricEntry = [key: string, value: number | null];

/** Key and value of a parameter or a tag. */
export type TextEntry = [key: string, value: string];

/** A run as the index keeps it. */
export type IndexedRun = {
  columns: RunColumns;
  isDeleted: boolean;
  metrics: MetricEntry[];
  parameters: TextEntry[];
  tags: TextEntry[];
  datasets: { name: string; digest: string; context: string | null }[];
};

function texts(record: Record<string, string>, most: number): TextEntry[] {
  let room = MOST_TEXT;
  return Object.entries(record)
    .filter(([key]) => key !== '' && key.length <= LONGEST_KEY)
    .slice(0, most)
    .map(([key, value]): TextEntry => {
      const kept = keepableText(value, Math.min(LONGEST_VALUE, room));
      room = Math.max(0, room - kept.length);
      return [keepableText(key, LONGEST_KEY), kept];
    });
}

const indexedValue = (value: number): number | null =>
  Number.isNaN(value) ? null : Math.min(LARGEST, Math.max(-LARGEST, value));

/** Whole milliseconds that the table and pages can hold. */
const indexedTime = (time: number): number =>
  Math.trunc(Math.max(0, boundTime(time)));

/** A run of the source within the index's bounds. Throws `InputError` for one that cannot be indexed. */
export function toIndexedRun(run: Run): IndexedRun {
  if (!isSourceId(run.id)) {
    throw new InputError(
      `Its id ${JSON.stringify(
        run.id.slice(0, 80),
      )} is none that can be asked for`,
    );
  }
  // Before anything is cut: what is left of an address could not be told from a host.
  const plainTags = valuesWithoutUserInfo(run.tags);
  const plainParameters = valuesWithoutUserInfo(run.parameters);
  const bounded: Run = {
    ...run,
    name: keepableText(run.name, 500),
    startTime: indexedTime(run.startTime),
    endTime: run.endTime === undefined ? undefined : indexedTime(run.endTime),
    user: run.user && keepableText(run.user, 250),
    metrics: run.metrics
      .filter(({ key }) => key !== '' && key.length <= LONGEST_KEY)
      .slice(0, MOST_METRICS)
      .map(metric => ({
        ...metric,
        key: keepableText(metric.key, LONGEST_KEY),
      })),
    parameters: Object.fromEntries(texts(plainParameters, MOST_PARAMETERS)),
    tags: Object.fromEntries(texts(plainTags, MOST_TAGS)),
    datasets: run.datasets.slice(0, MOST_DATASETS).map(dataset => ({
      name: keepableText(dataset.name, 500),
      digest: keepableText(dataset.digest, 100),
      context: dataset.context && keepableText(dataset.context, 250),
      source:
        dataset.source &&
        keepableText(withoutUserInfo(dataset.source), LONGEST_VALUE),
    })),
  };
  const shown = toShownRun(bounded);
  const hadUserInfo = Object.entries(run.tags).some(
    ([key, value]) => plainTags[key] !== value,
  );
  const hiddenTags = Object.entries(bounded.tags).filter(
    ([key]) => !(key in shown.tags),
  );
  const columns: Omit<RunColumns, 'content'> = {
    source_id: run.id,
    name: bounded.name,
    status: bounded.status,
    user: bounded.user || null,
    artifact_uri: bounded.artifactUri
      ? keepableText(bounded.artifactUri, 2_000)
      : null,
    start_at: bounded.startTime,
    end_at: bounded.endTime ?? null,
    parent: shown.parentRunId ? keepableText(shown.parentRunId, 64) : null,
    payload: JSON.stringify(shown),
  };
  return {
    columns: {
      ...columns,
      content: createHash('sha256')
        .update(
          JSON.stringify([
            FORMAT,
            columns,
            // Most runs have none: their digest is what it was before.
            ...(hiddenTags.length > 0 ? [{ hiddenTags }] : []),
            ...(hadUserInfo ? [{ hadUserInfo }] : []),
          ]),
        )
        .digest('base64')
        .slice(0, 28),
    },
    isDeleted: run.lifecycleStage === 'deleted',
    metrics: [
      ...new Map(
        bounded.metrics.map(({ key, value }) => [key, indexedValue(value)]),
      ),
    ],
    parameters: Object.entries(bounded.parameters),
    // Also what no page shows: filters know it.
    tags: Object.entries(bounded.tags),
    datasets: bounded.datasets.map(({ name, digest, context }) => ({
      name,
      digest,
      context: context || null,
    })),
  };
}

/** A value of a parameter or a tag in its two columns. */
export const textColumns = (value: string) => {
  const key = shortText(value);
  return { value_key: key, value: key === value ? null : value };
};
