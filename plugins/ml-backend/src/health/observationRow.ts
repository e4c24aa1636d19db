import { createHash } from 'node:crypto';
import type { HealthStatus, Observation } from '@slipway/plugin-ml-common';
import { statusOf } from './status';
import type { NewObservation } from './types';

/** Row of `observation_series`. */
export type SeriesRow = {
  key: string;
  subject: string;
  source: string;
  kind: Observation['kind'];
  name: string;
  method: string;
  /** Empty where there is none. */
  environment: string;
};

/** Row of `observations`. */
export type ObservationRow = {
  series_id: number | string;
  source: string;
  event_id: string;
  observed_at: string;
  window_start: string;
  window_end: string;
  value: number | null;
  direction: Observation['direction'];
  degraded_at: number | null;
  failing_at: number | null;
  status: HealthStatus;
  valid_until: string | null;
  model_version: string | null;
  /** How much was looked at; null where nobody said it. */
  sample_size: number | null;
  detail: string;
};

/** An observation joined with its series. */
export type JoinedRow = ObservationRow &
  Omit<SeriesRow, 'key'> & { sequence: number | string };

type Detail = Pick<
  Observation,
  'unit' | 'reason' | 'baseline' | 'sampleSize' | 'distribution'
>;

/** The series of an observation: same subject, source, kind, name, method and environment. */
export function seriesOf(observation: NewObservation): SeriesRow {
  const { subject, source, kind, name, method } = observation;
  const environment = observation.environment ?? '';
  const key = createHash('sha256')
    .update(JSON.stringify([subject, source, kind, name, method, environment]))
    .digest('hex');
  return { key, subject, source, kind, name, method, environment };
}

/** An observation as a row. */
export function toRow(
  observation: NewObservation,
  seriesId: number | string,
): ObservationRow {
  const { unit, reason, baseline, sampleSize, distribution } = observation;
  const detail: Detail = { unit, reason, baseline, sampleSize, distribution };
  return {
    series_id: seriesId,
    source: observation.source,
    event_id: observation.id,
    observed_at: observation.observedAt,
    window_start: observation.window.start,
    window_end: observation.window.end,
    value: observation.value,
    direction: observation.direction,
    degraded_at: observation.thresholds.degraded ?? null,
    failing_at: observation.thresholds.failing ?? null,
    status: statusOf(observation),
    valid_until: observation.validUntil ?? null,
    model_version: observation.modelVersion ?? null,
    sample_size: sampleSize?.window ?? null,
    detail: JSON.stringify(detail),
  };
}

/** A row as an observation. */
export function toObservation(row: JoinedRow): Observation {
  const detail: Detail = JSON.parse(row.detail);
  return {
    id: row.event_id,
    source: row.source,
    subject: row.subject,
    observedAt: row.observed_at,
    kind: row.kind,
    name: row.name,
    method: row.method,
    value: row.value,
    direction: row.direction,
    thresholds: {
      degraded: row.degraded_at ?? undefined,
      failing: row.failing_at ?? undefined,
    },
    window: { start: row.window_start, end: row.window_end },
    modelVersion: row.model_version ?? undefined,
    environment: row.environment || undefined,
    validUntil: row.valid_until ?? undefined,
    status: row.status,
    ...detail,
  };
}
