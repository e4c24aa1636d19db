/** A point of a curve. */
type Point = { step: number; value: number };

/**
 * At most `max` of a curve's points, chosen so that the line looks the same: the first, the last, and of each stretch
 * between them the point that makes the largest triangle with the one chosen before and the middle of the next stretch.
 *
 * Largest-Triangle-Three-Buckets: Sveinn Steinarsson, "Downsampling Time Series for Visual Representation", University
 * of Iceland, 2013, section 4.2, http://hdl.handle.net/1946/15343. Points are in the order of their steps. What is not a
 * number makes no triangle: it is chosen where a stretch has nothing else, so that gaps stay gaps.
 */
export function thinCurve<P extends Point>(
  points: readonly P[],
  max: number,
): readonly P[] {
  if (points.length <= max) return points;
  if (max <= 2) {
    const last = points[points.length - 1];
    return max === 1 ? [last] : [points[0], last];
  }
  const size = (points.length - 2) / (max - 2);
  const begin = (stretch: number) => Math.floor(stretch * size) + 1;
  const chosen: P[] = [points[0]];
  for (let stretch = 0; stretch < max - 2; stretch += 1) {
    const next = middleOf(
      points,
      begin(stretch + 1),
      Math.min(begin(stretch + 2), points.length),
    );
    const from = begin(stretch);
    chosen.push(
      largest(points, from, begin(stretch + 1), chosen[stretch], next),
    );
  }
  chosen.push(points[points.length - 1]);
  return chosen;
}

/** The middle of the numbers of a stretch. */
function middleOf(
  points: readonly Point[],
  from: number,
  to: number,
): Point | undefined {
  let count = 0;
  const sum = { step: 0, value: 0 };
  for (let at = from; at < to; at += 1) {
    const { step, value } = points[at];
    if (!Number.isFinite(value)) continue;
    count += 1;
    sum.step += step;
    sum.value += value;
  }
  return count
    ? { step: sum.step / count, value: sum.value / count }
    : undefined;
}

function largest<P extends Point>(
  points: readonly P[],
  from: number,
  to: number,
  before: P,
  next: Point | undefined,
): P {
  let best = points[from];
  let most = -1;
  for (let at = from; at < to; at += 1) {
    const point = points[at];
    const area = areaOf(before, point, next ?? point);
    if (area > most) {
      most = area;
      best = point;
    }
  }
  return best;
}

/** Twice the area of a triangle; −1 where a corner is not a number, 0 beside a gap. */
function areaOf(a: Point, b: Point, c: Point): number {
  if (!Number.isFinite(b.value)) return -1;
  if (!Number.isFinite(a.value)) return 0;
  return Math.abs(
    (a.step - c.step) * (b.value - a.value) -
      (a.step - b.step) * (c.value - a.value),
  );
}
