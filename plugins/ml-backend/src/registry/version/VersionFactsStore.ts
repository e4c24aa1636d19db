import type { VersionDetail } from '@slipway/plugin-ml-common';
import type { Knex } from 'knex';

/** What is read from a version's artefact. */
export type ArtefactFacts = Pick<
  VersionDetail,
  | 'digest'
  | 'digestError'
  | 'size'
  | 'files'
  | 'signature'
  | 'format'
  | 'card'
  | 'dependencies'
  | 'python'
  | 'unreadFiles'
>;

/** What a list of versions shows of it. */
export type VersionSummaryFacts = Pick<
  ArtefactFacts,
  'digest' | 'size' | 'format'
>;

/** Which artefact: another place, or another registration under the same number, is another one. */
export type ArtefactKey = {
  instance: string;
  model: string;
  version: string;
  /** RFC 3339. */
  createdAt: string;
  /** SHA-256 in hex of where it is. */
  sourceKey: string;
};

/** Row of `version_facts`. */
export type FactsRow = {
  instance: string;
  model: string;
  version: string;
  source_key: string;
  created_at: string;
  read_at: string;
  summary: string;
  /** Null where only the card was read. */
  payload: string | null;
  card_text: string | null;
  /** Times in a row that the card could not be read, and when it is tried again. */
  failures: number;
  retry_at: string | null;
};

/** How long what was read is kept, in milliseconds; then it is read again when somebody looks. */
const KEPT_FOR = 180 * 24 * 3_600_000;

/** Characters of a card that are indexed for search. */
const SEARCHED = 8_000;

/** The beginning of a card; PostgreSQL keeps no null characters. */
export const cardColumns = (
  card: ArtefactFacts['card'],
): Pick<FactsRow, 'card_text'> => ({
  card_text: card ? card.text.replaceAll('\0', '').slice(0, SEARCHED) : null,
});

/** Facts of artefacts that were read once, in `version_facts`. */
export class VersionFactsStore {
  readonly #database: Knex;
  readonly #now: () => Date;

  constructor(options: { database: Knex; now: () => Date }) {
    this.#database = options.database;
    this.#now = options.now;
  }

  async find({
    sourceKey,
    createdAt,
    ...key
  }: ArtefactKey): Promise<ArtefactFacts | undefined> {
    const row = await this.#database<FactsRow>('version_facts')
      .where({ ...key, source_key: sourceKey, created_at: createdAt })
      .first();
    return row?.payload ? JSON.parse(row.payload) : undefined;
  }

  /** Of many versions of one model in one query, by version; those that nobody looked at yet are left out. */
  async findSummaries(
    name: { instance: string; model: string },
    versions: readonly { version: string; createdAt: string }[],
  ): Promise<Map<string, VersionSummaryFacts>> {
    const rows = await this.#database<FactsRow>('version_facts')
      .select('version', 'created_at', 'summary')
      .where({ instance: name.instance, model: name.model })
      .whereNotNull('payload')
      .whereIn(
        'version',
        versions.map(({ version }) => version),
      );
    const createdAt = new Map(
      versions.map(one => [one.version, one.createdAt]),
    );
    return new Map(
      rows
        // A number that was given again stands for another artefact.
        .filter(row => createdAt.get(row.version) === row.created_at)
        .map(({ version, summary }) => [version, JSON.parse(summary)]),
    );
  }

  async save(
    { sourceKey, createdAt, ...key }: ArtefactKey,
    facts: ArtefactFacts,
  ): Promise<void> {
    const { digest, size, format } = facts;
    const summary: VersionSummaryFacts = { digest, size, format };
    const now = this.#now();
    await this.#database<FactsRow>('version_facts')
      .insert({
        ...key,
        source_key: sourceKey,
        created_at: createdAt,
        read_at: now.toISOString(),
        summary: JSON.stringify(summary),
        payload: JSON.stringify(facts),
        ...cardColumns(facts.card),
        failures: 0,
        retry_at: null,
      })
      .onConflict(['instance', 'model', 'version'])
      .merge();
    await this.#database<FactsRow>('version_facts')
      .where('read_at', '<', new Date(now.getTime() - KEPT_FOR).toISOString())
      .delete();
  }
}
