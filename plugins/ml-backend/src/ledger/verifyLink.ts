import { entryHash } from './entryHash';
import { readEntry, type LedgerRow } from './ledgerRow';

/** Whether a row is what was written: its hash fits its text, and its columns say what its text says. */
export function isIntact(row: LedgerRow): boolean {
  const sealed = readEntry(row);
  return (
    sealed !== undefined &&
    sealed.sequence === row.sequence &&
    sealed.subject === row.subject &&
    entryHash(row.previous_hash, row.entry) === row.hash
  );
}

/** Whether a row follows another one, or is the first where there is none before. */
export function follows(
  row: LedgerRow,
  before: { sequence: number; hash: string },
): boolean {
  return (
    row.sequence === before.sequence + 1 && row.previous_hash === before.hash
  );
}
