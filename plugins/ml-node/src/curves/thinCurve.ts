/** A point of a curve. */
type Point = { step: number; value: number };

/** A point on the plane that is drawn. */
type Spot = { x: number; y: number };

/**
 * At most `max` of a curve's points, chosen so that the line looks the same: the first, the last, and of each stretch
 * between them the point that makes the largest triangle with the one chosen before and the middle of the next stretch.
 *
 * Largest-Triangle-Three-Buckets: Sveinn Steinarsson, "Downsampling Time Series for Visual Representation", University
 * of Iceland, 2013, section 4.2, http://hdl.handle.net/1946/15343. Points are in the order of `xOf`, the axis along which
 * they are drawn: their steps without it. Where all of a stretch is at one place there is no triangle, and the point
 * that is farthest from its neighbours is chosen. What is not a number makes no triangle either: it is chosen where a
 * stretch has nothing else, so that gaps stay gaps.
 */
export function thinCurve<P extends Point>(
  points: readonly P[],
  max: number,
  xOf: (point: P) => number = ({ step }) => step,
): readonly P[] {
  if (points.length <= max) return points;
  if (max <= 2) {
    const last = points[points.length - 1];
    return max === 1 ? [last] : [points[0], last];
  }
  const size = (points.length - 2) / (max - 2);
  const begin = (stretch: number) => Math.floor(stretch * size) + 1;
  const spots = points.map(point => ({ x: xOf(point), y: point.value }));
  let before = 0;
  const chosen: P[] = [points[0]];
  for (let stretch = 0; stretch < max - 2; stretch += 1) {
    const [from, to] = [begin(stretch), begin(stretch + 1)];
    const end = Math.min(begin(stretch + 2), points.length);
    const next = middleOf(spots, to, end);
    before = largest(spots, from, to, spots[before], next);
    chosen.push(points[before]);
  }
  chosen.push(points[points.length - 1]);
  return chosen;
}

/** The middle of the numbers of a stretch. */
function middleOf(
  spots: readonly Spot[],
  from: number,
  to: number,
): Spot | undefined {
  let count = 0;
  const sum = { x: 0, y: 0 };
  for (let at = from; at < to; at += 1) {
    const { x, y } = spots[at];
    if (!Number.isFinite(y)) continue;
    count += 1;
    sum.x += x;
    sum.y += y;
  }
  return count ? { x: sum.x / count, y: sum.y / count } : undefined;
}

/** Where the point of a stretch is that makes the largest triangle. */
function largest(
  spots: readonly Spot[],
  from: number,
  to: number,
  before: Spot,
  next: Spot | undefined,
): number {
  let best = from;
  let most = -1;
  for (let at = from; at < to; at += 1) {
    const area = areaOf(before, spots[at], next ?? spots[at]);
    if (area > most) {
      most = area;
      best = at;
    }
  }
  return best;
}

/**
 * Twice the area of a triangle; −1 where a corner is not a number, 0 beside a gap. Above one place, where it has no
 * area, how far the corner between is from the middle of the others, twice.
 */
function areaOf(a: Spot, b: Spot, c: Spot): number {
  if (!Number.isFinite(b.y)) return -1;
  if (!Number.isFinite(a.y)) return 0;
  if (a.x === c.x) return Math.abs(2 * b.y - a.y - c.y);
  return Math.abs((a.x - c.x) * (b.y - a.y) - (a.x - b.x) * (c.y - a.y));
}
