import { createHash } from 'node:crypto';

/** What the first entry has for a previous hash. */
export const GENESIS = '0'.repeat(64);

// Says what is hashed, so that no other text that is hashed somewhere can pass for an entry.
const DOMAIN = 'slipway.dev/ledger-entry/v1';

/**
 * Hash of an entry in hex: SHA-256 over the UTF-8 bytes of three lines, without a line feed at the end: the domain
 * `slipway.dev/ledger-entry/v1`, the hash of the entry before in hex (64 zeros for the first), and the entry's
 * canonical JSON (RFC 8785), which has no line feed in it. Anybody can compute it again with `sha256sum`.
 */
export function entryHash(previousHash: string, entry: string): string {
  return createHash('sha256')
    .update(`${DOMAIN}\n${previousHash}\n${entry}`, 'utf8')
    .digest('hex');
}
