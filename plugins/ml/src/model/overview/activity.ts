import type { Move, Promotion, Version } from '@slipway/plugin-ml-common';

/** Something that happened to a model. */
export type Happening = { id: string; at: string } & (
  | { what: 'registered'; version: Version }
  | { what: 'moved'; move: Move }
  | { what: 'asked' | 'ended'; promotion: Promotion }
);

/** The newest of something; are there older ones that were not read? */
export type Newest<T> = { items: readonly T[]; nextCursor?: string };

const ofVersion = (version: Version): Happening => ({
  id: `version ${version.version}`,
  at: version.createdAt,
  what: 'registered',
  version,
});

const ofMove = (move: Move): Happening => ({
  id: `move ${move.id}`,
  at: move.at,
  what: 'moved',
  move,
});

const ofPromotion = (promotion: Promotion): Happening[] => {
  const { id, requestedAt, endedAt } = promotion;
  const asked: Happening = {
    id: `asked ${id}`,
    at: requestedAt,
    what: 'asked',
    promotion,
  };
  return endedAt
    ? [asked, { id: `ended ${id}`, at: endedAt, what: 'ended', promotion }]
    : [asked];
};

/** Before this moment a list that goes on has gaps, in milliseconds since the epoch. */
const gapsBefore = <T>(
  { items, nextCursor }: Newest<T>,
  timeOf: (item: T) => string,
): number =>
  nextCursor
    ? Math.min(...items.map(item => Date.parse(timeOf(item))))
    : -Infinity;

/**
 * One time line, newest first, without gaps: what is older than the oldest that was read of any list is left out. A move
 * that a promotion made is left out too; the promotion's end says it.
 */
export function activityOf(
  lists: {
    versions: Newest<Version>;
    moves: Newest<Move>;
    promotions: Newest<Promotion>;
  },
  most: number,
): Happening[] {
  const { versions, moves, promotions } = lists;
  const from = Math.max(
    gapsBefore(versions, ({ createdAt }) => createdAt),
    gapsBefore(moves, ({ at }) => at),
    gapsBefore(promotions, ({ requestedAt }) => requestedAt),
  );
  return [
    ...versions.items.map(ofVersion),
    ...moves.items.filter(({ by }) => by !== 'portal').map(ofMove),
    ...promotions.items.flatMap(ofPromotion),
  ]
    .filter(({ at }) => Date.parse(at) >= from)
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
    .slice(0, most);
}
