import type {
  LedgerEntry,
  LedgerPage,
  LedgerVerification,
} from '@slipway/plugin-ml-common';
import type { Knex } from 'knex';
import { decodeCursor, encodeCursor } from '../database/cursor';
import { canonicalJson } from './canonicalJson';
import { entryHash, GENESIS } from './entryHash';
import { readEntry, toLedgerEntry, type SealedEntry } from './ledgerRow';
import { LedgerStore } from './LedgerStore';
import type {
  LedgerQuery,
  LedgerReader,
  LedgerRecord,
  LedgerWriter,
} from './types';
import { follows, isIntact } from './verifyLink';

const CHUNK = 500;
const SUBJECT_LIMIT = 500;

/** The append-only, hash-chained record of every decision and act. */
export class Ledger implements LedgerWriter, LedgerReader {
  readonly #store: LedgerStore;
  readonly #now: () => Date;

  constructor(options: { database: Knex; now: () => Date }) {
    this.#store = new LedgerStore(options.database);
    this.#now = options.now;
  }

  async append(
    transaction: Knex.Transaction,
    record: LedgerRecord,
  ): Promise<void> {
    // Refused before the head is taken, so that a bad entry holds nobody up.
    canonicalJson(record);
    const head = await this.#store.takeHead(transaction);
    const { actor, act, subject, detail } = record;
    const sealed: SealedEntry = {
      sequence: head.sequence + 1,
      ordinal: (await this.#store.countOf(transaction, subject)) + 1,
      at: this.#now().toISOString(),
      actor,
      act,
      subject,
      detail,
    };
    const entry = canonicalJson(sealed);
    await this.#store.append(transaction, {
      sequence: sealed.sequence,
      subject,
      entry,
      previous_hash: head.hash,
      hash: entryHash(head.hash, entry),
    });
  }

  async list({ subject, limit, cursor }: LedgerQuery): Promise<LedgerPage> {
    const from = cursor ? Number(decodeCursor(cursor, 1)[0]) : undefined;
    const rows =
      subject === undefined
        ? await this.#store.listBefore(from, limit + 1)
        : await this.#store.listAfter(from ?? 0, limit + 1, subject);
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return {
      items: items.map(toLedgerEntry),
      ...(rows.length > limit && last
        ? { nextCursor: encodeCursor([last.sequence]) }
        : {}),
    };
  }

  async listBySubject(subject: string): Promise<LedgerEntry[]> {
    const rows = await this.#store.listBefore(
      undefined,
      SUBJECT_LIMIT,
      subject,
    );
    return rows.reverse().map(toLedgerEntry);
  }

  async holdsFor(subject: string): Promise<boolean> {
    // The head comes first: what is appended while this reads then only makes the chain longer than the head says.
    const head = await this.#store.readHead();
    const rows = (
      await this.#store.listBefore(undefined, SUBJECT_LIMIT, subject)
    ).reverse();
    const ordinals = rows.map(row => readEntry(row)?.ordinal);
    const first = ordinals[0] ?? 1;
    if (rows.length < SUBJECT_LIMIT && first !== 1) return false;
    if (ordinals.some((ordinal, index) => ordinal !== first + index)) {
      return false;
    }
    const neighbours = new Map(
      (
        await this.#store.getAll(
          rows.flatMap(({ sequence }) => [sequence - 1, sequence + 1]),
        )
      ).map(row => [row.sequence, row]),
    );
    return rows.every(row => {
      const before = neighbours.get(row.sequence - 1) ?? {
        sequence: 0,
        hash: GENESIS,
      };
      const after = neighbours.get(row.sequence + 1);
      return (
        isIntact(row) &&
        follows(row, before) &&
        (after
          ? follows(after, row)
          : head !== undefined &&
            (head.sequence < row.sequence || head.hash === row.hash))
      );
    });
  }

  async verify(
    options: { signal?: AbortSignal } = {},
  ): Promise<LedgerVerification> {
    // What is appended meanwhile is for the next verification.
    const head = await this.#store.readHead();
    const end = head?.sequence ?? 0;
    let before = { sequence: 0, hash: GENESIS };
    while (before.sequence < end) {
      options.signal?.throwIfAborted();
      const rows = await this.#store.listAfter(before.sequence, CHUNK);
      for (const row of rows) {
        if (row.sequence > end) break;
        if (!isIntact(row) || !follows(row, before)) {
          return {
            holds: false,
            entries: end,
            brokenAt: before.sequence + 1,
            head: head?.hash,
          };
        }
        before = { sequence: row.sequence, hash: row.hash };
      }
      if (rows.length < CHUNK) break;
    }
    const holds = before.sequence === end && before.hash === head?.hash;
    return {
      holds,
      entries: end,
      ...(holds ? {} : { brokenAt: before.sequence + 1 }),
      head: head?.hash,
    };
  }
}
