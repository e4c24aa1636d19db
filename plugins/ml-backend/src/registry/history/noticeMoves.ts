import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import type { RegisteredName } from '../types';
import type { AliasMoveStore } from './AliasMoveStore';
import { expectedSince } from './AliasRecorder';

/** Version by alias. */
export type Aliases = Record<string, string>;

/** What a look at a model showed. */
export type AliasLook = RegisteredName & {
  before: Aliases;
  after: Aliases;
  /** What is new moved after this; undefined when that is not known. */
  earliestAt?: string;
  /** The model was never seen before. */
  isNew: boolean;
  /** The first look at a registry says nothing of who moved what. */
  isFirstLook: boolean;
};

/**
 * Writes down what moved between two looks. A move that the portal announced is the portal's; any other was made
 * outside, at some time after the last look. Says whether something was moved outside.
 */
export async function noticeMoves(
  look: AliasLook,
  moves: AliasMoveStore,
  now: Date,
  transaction: Knex,
): Promise<boolean> {
  const { instance, model, before, after, earliestAt, isFirstLook } = look;
  const noticedAt = now.toISOString();
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  let wasOutside = false;
  for (const alias of names) {
    const from = before[alias] ?? null;
    const to = after[alias] ?? null;
    if (from === to) continue;
    const recent = await moves.findRecent(
      look,
      alias,
      expectedSince(now),
      transaction,
    );
    const expected = recent.find(
      one => one.at === null && one.to_version === to,
    );
    if (expected) {
      await moves.update(
        expected.id,
        { at: noticedAt, earliest_at: earliestAt ?? null, from_version: from },
        transaction,
      );
      continue;
    }
    // Written down by the portal before the model was ever read.
    if (recent.find(({ at }) => at !== null)?.to_version === to && look.isNew) {
      continue;
    }
    wasOutside ||= !isFirstLook;
    await moves.insert(
      [
        {
          id: randomUUID(),
          instance,
          model,
          alias,
          from_version: from,
          to_version: to,
          at: noticedAt,
          earliest_at: earliestAt ?? null,
          noticed_at: noticedAt,
          by: isFirstLook ? 'unknown' : 'outside',
          promotion_id: null,
          actor: null,
          told_at: null,
        },
      ],
      transaction,
    );
  }
  return wasOutside;
}
