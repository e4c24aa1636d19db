import type { Run } from '@slipway/plugin-ml-node';
import { createHash } from 'node:crypto';
import { toShownRun } from '../runWords';
import { shortText, storable } from './shortText';

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
      const kept = storable(value, Math.min(LONGEST_VALUE, room));
      room -= kept.length;
      return [storable(key, LONGEST_KEY), kept];
    });
}

const indexedValue = (value: number): number | null =>
  Number.isNaN(value) ? null : Math.min(LARGEST, Math.max(-LARGEST, value));

const isTime = (time: number | undefined): time is number =>
  time !== undefined && Number.isSafeInteger(time) && time >= 0;

/** A run of the source within the index's bounds. */
export function toIndexedRun(run: Run): IndexedRun {
  const bounded: Run = {
    ...run,
    name: storable(run.name, 500),
    startTime: isTime(run.startTime) ? run.startTime : 0,
    endTime: isTime(run.endTime) ? run.endTime : undefined,
    metrics: run.metrics
      .filter(({ key }) => key !== '' && key.length <= LONGEST_KEY)
      .slice(0, MOST_METRICS),
    parameters: Object.fromEntries(texts(run.parameters, MOST_PARAMETERS)),
    tags: Object.fromEntries(texts(run.tags, MOST_TAGS)),
    datasets: run.datasets.slice(0, MOST_DATASETS),
  };
  const shown = toShownRun(bounded);
  const payload = JSON.stringify(shown).replaceAll('\\u0000', '');
  const metrics = new Map(
    bounded.metrics.map(({ key, value }) => [
      storable(key, LONGEST_KEY),
      indexedValue(value),
    ]),
  );
  const columns: Omit<RunColumns, 'content'> = {
    source_id: run.id.slice(0, 64),
    name: bounded.name,
    status: bounded.status,
    user: bounded.user ? storable(bounded.user, 250) : null,
    artifact_uri: bounded.artifactUri
      ? storable(bounded.artifactUri, 2_000)
      : null,
    start_at: bounded.startTime,
    end_at: bounded.endTime ?? null,
    parent: shown.parentRunId?.slice(0, 64) ?? null,
    payload,
  };
  return {
    columns: {
      ...columns,
      content: createHash('sha256')
        .update(JSON.stringify([FORMAT, columns]))
        .digest('base64')
        .slice(0, 28),
    },
    isDeleted: run.lifecycleStage === 'deleted',
    metrics: [...metrics],
    parameters: Object.entries(bounded.parameters),
    // Without what is not shown either.
    tags: Object.entries(bounded.tags).filter(([key]) => key in shown.tags),
    datasets: bounded.datasets.map(({ name, digest, context }) => ({
      name: storable(name, 500),
      digest: storable(digest, 100),
      context: context ? storable(context, 250) : null,
    })),
  };
}

/** A value of a parameter or a tag in its two columns. */
export const textColumns = (value: string) => {
  const key = shortText(value);
  return { value_key: key, value: key === value ? null : value };
};
