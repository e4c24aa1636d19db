import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { AliasMoveStore, MoveRow, SeenMove } from './AliasMoveStore';

/** Version by alias. */
export type Aliases = Record<string, string>;

/** What a look at one model showed. */
export type AliasLook = {
  model: string;
  before: Aliases;
  after: Aliases;
  /** What is new moved after this; undefined when that is not known. */
  earliestAt?: string;
  /** The model was never seen before. */
  isNew: boolean;
  /** The first look at a registry says nothing of who moved what. */
  isFirstLook: boolean;
};

/** When the registry was asked, and when its answer is written down. */
export type AskedAndKept = { instance: string; askedAt: Date; now: Date };

/** What came of looks. */
export type Noticed = {
  wasMovedOutside: boolean;
  /** The aliases to keep of models of which the portal knows better than the look, which was asked before it acted. */
  held: Map<string, Aliases>;
};

/** How much the clocks of two replicas may differ, in milliseconds. */
export const CLOCKS_DIFFER = 2_000;

type Change = AliasLook & {
  alias: string;
  from: string | null;
  to: string | null;
};

function changesOf(look: AliasLook): Change[] {
  const { before, after } = look;
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .map(alias => ({
      ...look,
      alias,
      from: versionOf(before, alias),
      to: versionOf(after, alias),
    }))
    .filter(({ from, to }) => from !== to);
}

/**
 * Writes down what moved between looks. A move that the portal announced is the portal's; any other was made outside, at
 * some time after the last look. What the portal did or was told of after the registry was asked, the look cannot show.
 */
export async function noticeMoves(
  looks: readonly AliasLook[],
  times: AskedAndKept,
  moves: AliasMoveStore,
  transaction: Knex,
): Promise<Noticed> {
  const changes = looks.flatMap(changesOf);
  const held = new Map<string, Aliases>();
  const rows: MoveRow[] = [];
  const latest = await moves.findLatest(times.instance, changes, transaction);
  for (const change of changes) {
    const { newest, expected } = latest(change);
    if (newest && isKnownSince(newest, times.askedAt)) {
      held.set(
        change.model,
        pointAlias(
          held.get(change.model) ?? change.after,
          change.alias,
          newest.to_version,
        ),
      );
      continue;
    }
    if (newest?.to_version === change.to) continue;
    const announced = expected.find(
      one =>
        one.to_version === change.to &&
        (change.isNew || one.from_version === change.from),
    );
    if (announced) {
      const now = times.now.toISOString();
      await moves.update(
        announced.id,
        { at: now, noticed_at: now, earliest_at: change.earliestAt ?? null },
        transaction,
      );
    } else {
      rows.push(rowOf(change, times));
    }
  }
  await moves.insert(rows, transaction);
  return { wasMovedOutside: rows.some(({ by }) => by === 'outside'), held };
}

function isKnownSince(move: SeenMove, askedAt: Date): boolean {
  return (
    (move.by === 'portal' || move.witnessed_at !== null) &&
    Date.parse(move.noticed_at) >= askedAt.getTime() - CLOCKS_DIFFER
  );
}

/** Where an alias points. It may have any name, also one that every object has. */
export function versionOf(aliases: Aliases, alias: string): string | null {
  return Object.hasOwn(aliases, alias) ? aliases[alias] : null;
}

/** Aliases with one of them pointing at a version, or at none. */
export function pointAlias(
  aliases: Aliases,
  alias: string,
  to: string | null,
): Aliases {
  const { [alias]: _, ...rest } = aliases;
  return to === null ? rest : { ...rest, [alias]: to };
}

function rowOf(change: Change, { instance, now }: AskedAndKept): MoveRow {
  const { model, alias, from, to, earliestAt, isFirstLook } = change;
  return {
    id: randomUUID(),
    instance,
    model,
    alias,
    from_version: from,
    to_version: to,
    at: now.toISOString(),
    earliest_at: earliestAt ?? null,
    noticed_at: now.toISOString(),
    by: isFirstLook ? 'unknown' : 'outside',
    promotion_id: null,
    actor: null,
    told_at: null,
    witnessed_at: null,
  };
}
