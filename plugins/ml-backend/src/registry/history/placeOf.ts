import type { LatestMoves, MoveRow, SeenMove } from './AliasMoveStore';

/** A registry that is busy may tell of a move so much later, as if it had just been made; in milliseconds. */
const TOLD_WITHIN = 600_000;

/** What a registry told of an alias by itself. */
export type WitnessedPoint = {
  /** Null where the alias was taken away. */
  to: string | null;
  /** When the registry told of it, by its own clock. */
  toldAt: Date;
};

/** Where a move that was told of belongs among those that are known. */
export type Place =
  | { is: 'known'; move: MoveRow }
  /** Found by a look together with the one behind it, which alone is known. */
  | { is: 'before'; next: SeenMove & { earliest_at: string } }
  | { is: 'last'; at: string }
  | { is: 'unclear' };

/**
 * A registry tells of its moves in their order, but a look may find them first, and several as one. Until it has told of
 * the newest, what else it tells of came before that. What it tells of late or in another order has no place.
 *
 * `kept` is where the alias points as far as known.
 */
export function placeOf(
  { to, toldAt }: WitnessedPoint,
  { newest, expected }: LatestMoves,
  kept: string | null,
  now: Date,
): Place {
  const announced = expected.find(one => one.to_version === to);
  if (announced) return { is: 'known', move: announced };
  const at = new Date(Math.min(+toldAt, +now)).toISOString();
  if (newest && isYetToBeTold(newest, now)) {
    if (newest.to_version === to) return { is: 'known', move: newest };
    return isFoundWith(newest, to, at)
      ? { is: 'before', next: newest }
      : { is: 'unclear' };
  }
  const isLate = newest !== undefined && at <= newest.at;
  return isLate || kept === to ? { is: 'unclear' } : { is: 'last', at };
}

/** What was found when its registry was first read was moved before, and is not told of any more. */
function isYetToBeTold(move: SeenMove, now: Date): boolean {
  return (
    move.witnessed_at === null &&
    move.by !== 'unknown' &&
    +now - Date.parse(move.noticed_at) < TOLD_WITHIN
  );
}

function isFoundWith(
  next: SeenMove,
  to: string | null,
  at: string,
): next is SeenMove & { earliest_at: string } {
  return (
    next.by === 'outside' &&
    next.from_version !== to &&
    next.earliest_at !== null &&
    next.earliest_at < at &&
    at < next.at
  );
}
