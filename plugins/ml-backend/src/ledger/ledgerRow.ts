import type { JsonObject } from '@backstage/types';
import type { LedgerEntry } from '@slipway/plugin-ml-common';

/** A row of the table `ledger`. */
export type LedgerRow = {
  sequence: number;
  subject: string;
  /** Canonical JSON of {@link SealedEntry}. */
  entry: string;
  previous_hash: string;
  hash: string;
};

/** What is hashed. */
export type SealedEntry = {
  sequence: number;
  /** Position among the entries of its subject, from 1: a missing one shows without the rest of the chain. */
  ordinal: number;
  at: string;
  actor: string;
  act: string;
  subject: string;
  detail: JsonObject;
};

const isSealed = (value: unknown): value is SealedEntry =>
  typeof value === 'object' &&
  value !== null &&
  'sequence' in value &&
  typeof value.sequence === 'number' &&
  'ordinal' in value &&
  typeof value.ordinal === 'number' &&
  'subject' in value &&
  typeof value.subject === 'string' &&
  'at' in value &&
  typeof value.at === 'string' &&
  'actor' in value &&
  typeof value.actor === 'string' &&
  'act' in value &&
  typeof value.act === 'string' &&
  'detail' in value &&
  typeof value.detail === 'object' &&
  value.detail !== null;

/** What a row says, or undefined when it is not an entry at all. */
export function readEntry(row: LedgerRow): SealedEntry | undefined {
  try {
    const value: unknown = JSON.parse(row.entry);
    return isSealed(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** A row in the words of the API; what cannot be read is shown as such and never hidden. */
export function toLedgerEntry(row: LedgerRow): LedgerEntry {
  const { hash, previous_hash: previousHash } = row;
  const sealed = readEntry(row);
  if (!sealed) {
    return {
      sequence: row.sequence,
      at: new Date(0).toISOString(),
      actor: 'unknown',
      act: 'unreadable',
      subject: row.subject,
      hash,
      previousHash,
    };
  }
  const { at, actor, act, subject, detail } = sealed;
  return {
    sequence: row.sequence,
    at,
    actor,
    act,
    subject,
    detail,
    hash,
    previousHash,
  };
}
