import type { Comparison } from '@slipway/plugin-ml-common';
import type { Run } from '@slipway/plugin-ml-node';
import { compareMetrics as compare } from '../../comparison';
import type { MetricRule } from '../policy';

type Row = Comparison['metrics'][number];

// A page shows them all; a run with thousands of metrics is not read by a person.
const MAX_METRICS = 60;

/**
 * Metrics of candidate and champion, primary ones first, each with whether they were measured on the same data. Which
 * is better is said of primary ones only: the policy decides here, not a metric's name. Pure.
 */
export function compareMetrics(
  primary: readonly MetricRule[],
  candidate: { version: string; run?: Run },
  champion: { version: string; run?: Run } | undefined,
): Row[] {
  const directions = new Map(
    primary.map(({ name, direction }) => [name, direction]),
  );
  const rows = compare(
    // Without a champion the candidate stands alone.
    champion ?? { version: candidate.version },
    candidate,
    {
      first: [...directions.keys()],
      directionOf: name => directions.get(name),
      most: MAX_METRICS,
    },
  );
  return rows.map(({ name, left, right, delta, better, sameData, why }) => ({
    name,
    sameData: champion !== undefined && sameData,
    ...(delta === undefined ? {} : { delta }),
    ...(better === undefined ? {} : { better }),
    ...(why === undefined ? {} : { why }),
    ...(right === undefined ? {} : { candidate: right }),
    ...(left === undefined ? {} : { champion: left }),
  }));
}
