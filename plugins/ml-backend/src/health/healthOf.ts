import type {
  Health,
  HealthStatus,
  Observation,
} from '@slipway/plugin-ml-common';
import { isJudged, isLate, statusAt } from './status';
import type { HealthPolicy } from './types';
import { describe, duration, sourceName } from './words';

/** The newest observation of a series, and for how many windows in a row it has been no better. */
export type SeriesState = { observation: Observation; windows?: number };

type Reason = Health['reasons'][number];

const RANK: Record<HealthStatus, number> = {
  failing: 3,
  degraded: 2,
  unknown: 1,
  healthy: 0,
};

const MOST_REASONS = 50;

/** How bad a status is; more is worse. Unknown is better than degraded: it tells nothing, degraded tells something. */
export const rankOf = (status: HealthStatus): number => RANK[status];

/** The worst of several statuses; none is unknown. */
export const worstOf = (statuses: readonly HealthStatus[]): HealthStatus =>
  statuses.reduce<HealthStatus | undefined>(
    (worst, status) =>
      worst === undefined || RANK[status] > RANK[worst] ? status : worst,
    undefined,
  ) ?? 'unknown';

const reasonText = ({ observation, windows }: SeriesState, now: Date) => {
  const { observedAt, validUntil, source } = observation;
  const age = duration(Math.max(0, +now - Date.parse(observedAt)));
  const late = isLate(observation, now)
    ? `; the next one was promised ${duration(
        +now - Date.parse(validUntil ?? observedAt),
      )} ago`
    : '';
  return `${describe(
    observation,
    windows,
  )}; last seen ${age} ago${late}; source ${sourceName(source)}`;
};

/** What drift of features adds up to: failing from the policy's share of features on, degraded below it. */
const driftOf = (
  states: readonly SeriesState[],
  policy: HealthPolicy,
  now: Date,
) => {
  const features = new Map<string, HealthStatus>();
  for (const { observation } of states) {
    const { name } = observation;
    const known = features.get(name);
    const status = statusAt(observation, now);
    features.set(name, known ? worstOf([known, status]) : status);
  }
  const failing = [...features.values()].filter(one => one === 'failing');
  const total = features.size;
  const share = total ? failing.length / total : 0;
  return {
    share,
    failing: failing.length,
    total,
    fails: failing.length > 0 && share >= policy.driftShare,
  };
};

/**
 * Health of one entity from the newest observation of each of its series: the worst of them, except that drift of a
 * single feature degrades a model and only drift of the policy's share of its features fails it. A late observation and
 * one that could not be measured are unknown; one without thresholds states nothing. Nothing at all is unknown.
 */
export function healthOf(
  series: readonly SeriesState[],
  policy: HealthPolicy,
  now: Date,
): Pick<Health, 'status' | 'reasons'> {
  const judged = series.filter(({ observation }) => isJudged(observation));
  if (judged.length === 0) {
    return {
      status: 'unknown',
      reasons: [
        {
          status: 'unknown',
          text: 'Nobody has reported on it; run its monitoring pipeline, or send observations as docs/reference/contracts.md says',
        },
      ],
    };
  }
  const drift = driftOf(
    judged.filter(({ observation }) => observation.kind === 'data-drift'),
    policy,
    now,
  );
  const contribution = ({ observation }: SeriesState): HealthStatus => {
    const status = statusAt(observation, now);
    const isSingleFeature =
      observation.kind === 'data-drift' && status === 'failing' && !drift.fails;
    return isSingleFeature ? 'degraded' : status;
  };
  const reasons: Reason[] = judged
    .map(state => ({ state, status: contribution(state) }))
    .filter(({ status }) => status !== 'healthy')
    .sort((a, b) => RANK[b.status] - RANK[a.status])
    .slice(0, MOST_REASONS)
    .map(({ state, status }) => ({
      status,
      text: reasonText(state, now),
      observationId: state.observation.id,
    }));
  if (drift.fails) {
    reasons.unshift({
      status: 'failing',
      text: `${drift.failing} of ${
        drift.total
      } features drift past their threshold; from ${Math.round(
        policy.driftShare * 100,
      )} % on a model fails`,
    });
  }
  return { status: worstOf(judged.map(contribution)), reasons };
}
