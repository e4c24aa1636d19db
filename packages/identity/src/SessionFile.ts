import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Adapter, AdapterPayload } from 'oidc-provider';

type Row = { payload: AdapterPayload; expiresAt: number };

/**
 * Sessions, grants and tokens in memory and in one file, so that a restart signs nobody out. A demo has a handful of
 * people: every change writes the whole file, whole or not at all.
 */
export class SessionFile {
  private readonly rows: Map<string, Row>;
  private readonly file: string;
  private readonly now: () => number;

  /** @param now - milliseconds since 1970 */
  constructor(file: string, now: () => number) {
    this.file = file;
    this.now = now;
    this.rows = new Map(read(file));
  }

  /** The view of one kind of record that the provider works with. */
  adapter(kind: string): Adapter {
    const key = (id: string) => `${kind}:${id}`;
    const findBy = (field: 'uid' | 'userCode', value: string) =>
      this.live().find(
        ([id, row]) =>
          id.startsWith(`${kind}:`) && row.payload[field] === value,
      )?.[1].payload;
    return {
      upsert: async (id, payload, expiresIn) => {
        this.rows.set(key(id), {
          payload,
          expiresAt: this.now() + (expiresIn ?? 0) * 1000,
        });
        this.save();
      },
      find: async id => {
        const row = this.rows.get(key(id));
        return row && row.expiresAt > this.now() ? row.payload : undefined;
      },
      findByUid: async uid => findBy('uid', uid),
      findByUserCode: async userCode => findBy('userCode', userCode),
      consume: async id => {
        const row = this.rows.get(key(id));
        if (row) {
          row.payload.consumed = Math.floor(this.now() / 1000);
          this.save();
        }
      },
      destroy: async id => {
        this.rows.delete(key(id));
        this.save();
      },
      revokeByGrantId: async grantId => {
        for (const [id, { payload }] of this.rows) {
          if (payload.grantId === grantId) {
            this.rows.delete(id);
          }
        }
        this.save();
      },
    };
  }

  private live(): [string, Row][] {
    return [...this.rows].filter(([, row]) => row.expiresAt > this.now());
  }

  private save(): void {
    writeFileSync(`${this.file}.new`, JSON.stringify(this.live()), {
      mode: 0o600,
    });
    renameSync(`${this.file}.new`, this.file);
  }
}

/** A missing or damaged file costs a new sign-in, nothing else. */
function read(file: string): [string, Row][] {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return [];
  }
}
