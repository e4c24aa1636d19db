import type { Knex } from 'knex';
import type { VersionRow } from '../mirror/rows';
import type { FactsRow, VersionSummaryFacts } from './VersionFactsStore';

const PAGE = 500;

/** The artefact of the newest version of a registered model. */
export type NewestDigest = {
  instance: string;
  model: string;
  version: string;
  /** Of the version; RFC 3339. */
  createdAt: string;
  /** With its algorithm: `sha256:…`. */
  digest: string;
};

type Row = Pick<VersionRow, 'instance' | 'model' | 'version' | 'created_at'> &
  Pick<FactsRow, 'summary'>;

/** Of a row with an artefact; one without content is the same as every other such, and says nothing. */
function toDigest({ summary, created_at: createdAt, ...name }: Row) {
  const { digest, size }: VersionSummaryFacts = JSON.parse(summary);
  return digest && size !== 0 ? [{ ...name, createdAt, digest }] : [];
}

/**
 * Digests of the newest versions of all models that are not gone, as far as they are known: of artefacts that somebody
 * has looked at. A number that was given again stands for another artefact, and has the digest of none before.
 */
export class NewestDigests {
  constructor(private readonly database: Knex) {}

  async *read(): AsyncGenerator<NewestDigest[]> {
    let after = ['', '', ''];
    for (;;) {
      const rows: Row[] = await this.database('version_facts as f')
        .join('registry_versions as v', {
          'v.instance': 'f.instance',
          'v.model': 'f.model',
          'v.version': 'f.version',
          'v.created_at': 'f.created_at',
        })
        .whereNotNull('f.payload')
        .whereNull('v.deleted_at')
        .whereNotExists(
          this.database('registry_versions as n')
            .whereRaw('n.instance = v.instance and n.model = v.model')
            .whereRaw('n.ordinal > v.ordinal')
            .whereNull('n.deleted_at')
            .select(this.database.raw('1')),
        )
        .whereRaw('(f.instance, f.model, f.version) > (?, ?, ?)', after)
        .orderBy(['f.instance', 'f.model', 'f.version'])
        .limit(PAGE)
        .select('v.instance', 'v.model', 'v.version')
        .select('v.created_at', 'f.summary');
      const known = rows.flatMap(toDigest);
      if (known.length > 0) yield known;
      const last = rows.at(-1);
      if (!last || rows.length < PAGE) return;
      after = [last.instance, last.model, last.version];
    }
  }
}
