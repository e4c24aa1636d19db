import { createHash } from 'node:crypto';
import type {
  RegisteredModel,
  RegisteredVersion,
} from '@slipway/plugin-ml-node';
import { keepableText } from '../../database/keepableText';
import { boundTime, toTime } from '../../ports/toTime';
import { withoutUserInfo } from '../../ports/withoutUserInfo';

/** Row of `registry_models`. */
export type ModelRow = {
  instance: string;
  model: string;
  payload: string;
  search_text: string;
  aliases: string;
  digest: string;
  created_at: string;
  updated_at: string;
  first_seen_at: string;
  seen_at: string;
  deleted_at: string | null;
  renamed_to: string | null;
  look_at: string | null;
  look_failures: number;
  look_error: string | null;
};

/** Row of `registry_versions`. */
export type VersionRow = {
  instance: string;
  model: string;
  version: string;
  ordinal: number;
  created_at: string;
  run_id: string | null;
  logged_model: string | null;
  payload: string;
  digest: string;
  /** Empty for a version in none; null for one whose stage was never looked for. */
  stage: string | null;
  status: KeptVersion['status'];
  search_text: string;
  seen_at: string;
  deleted_at: string | null;
};

/** What is kept of a model besides its columns. */
export type ModelPayload = {
  description?: string;
  tags: Record<string, string>;
};

/** A version as it is kept: aliases belong to the model, for they move without the version. */
export type KeptVersion = Omit<RegisteredVersion, 'aliases'>;

const MOST_TAGS = 200;
const MOST_ALIASES = 500;
const LONGEST_TAG = 2_000;
const LONGEST_TEXT = 20_000;
const LONGEST_NAME = 256;
const LONGEST_VERSION = 100;
const LONGEST_RUN = 64;
const SEARCHED = 2_000;
const SEARCHED_OF_VERSION = 8_000;

const isPlain = (name: string, longest: number): boolean =>
  name.length > 0 &&
  name.length <= longest &&
  ![...name].some(character => character < ' ' || character === '\u007f') &&
  Buffer.from(name, 'utf8').toString('utf8') === name;

/** Whether a name can be kept: not empty, not endless, without control characters and halves of characters. */
export const isModelName = (name: string): boolean =>
  isPlain(name, LONGEST_NAME);

/** As {@link isModelName}, for a version. */
export const isVersionName = (version: string): boolean =>
  isPlain(version, LONGEST_VERSION);

const cut = (text: string | undefined, longest: number) =>
  text !== undefined && text.length > longest
    ? `${text.slice(0, longest - 1)}…`
    : text;

/** A text of theirs, of which nobody searches or reads a password; cut afterwards, for a part of an address hides none. */
const plainText = (text: string | undefined, longest: number) =>
  cut(text && withoutUserInfo(text), longest);

const boundTags = (tags: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(tags)
      .slice(0, MOST_TAGS)
      .map(([key, value]) => [
        key.slice(0, LONGEST_NAME),
        plainText(value, LONGEST_TAG) ?? '',
      ]),
  );

const digestOf = (text: string) =>
  createHash('sha256').update(text).digest('hex');

/** The columns that come from the source. */
export function modelColumns(model: RegisteredModel) {
  const payload: ModelPayload = {
    description: plainText(model.description, LONGEST_TEXT),
    tags: boundTags(model.tags),
  };
  const aliases = Object.fromEntries(
    Object.entries(model.aliases)
      .filter(([alias, to]) => isModelName(alias) && isVersionName(to))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .slice(0, MOST_ALIASES),
  );
  const columns = {
    payload: JSON.stringify(payload),
    aliases: JSON.stringify(aliases),
    created_at: toTime(model.createdAt),
    updated_at: toTime(model.updatedAt),
  };
  return {
    ...columns,
    search_text: `${model.name}\n${(payload.description ?? '').slice(
      0,
      SEARCHED,
    )}`
      .replace(/\0/g, '')
      .toLocaleLowerCase('en-US'),
    digest: digestOf(JSON.stringify(columns)),
  };
}

/** An id of the source as a column; what is none is of no use there. */
const plainOrNull = (id: string | undefined): string | null =>
  id && isPlain(id, LONGEST_RUN) ? id : null;

/** What a filter finds a version by. Only what its page shows too: a secret could be guessed by what is found. */
function searchTextOf(kept: KeptVersion): string {
  const text = [
    kept.version,
    kept.user,
    kept.runId,
    kept.description?.slice(0, SEARCHED),
    ...Object.entries(kept.tags).map(pair => pair.join(' ')),
  ];
  return keepableText(
    text.filter(Boolean).join('\n').toLocaleLowerCase('en-US'),
    SEARCHED_OF_VERSION,
  );
}

/** The columns that come from the source. */
export function versionColumns(version: KeptVersion) {
  const kept: KeptVersion = {
    ...version,
    statusMessage: plainText(version.statusMessage, LONGEST_TAG),
    user: cut(version.user, LONGEST_NAME),
    description: plainText(version.description, LONGEST_TEXT),
    source: cut(version.source, LONGEST_TAG),
    stage: version.stage && keepableText(version.stage, LONGEST_VERSION),
    runId: version.runId?.slice(0, LONGEST_RUN),
    loggedModelId: version.loggedModelId?.slice(0, LONGEST_RUN),
    tags: boundTags(version.tags),
  };
  const payload = JSON.stringify(kept);
  return {
    payload,
    stage: kept.stage ?? '',
    status: kept.status,
    search_text: searchTextOf(kept),
    digest: digestOf(payload),
    ordinal: ordinalOf(version),
    created_at: toTime(version.createdAt),
    run_id: plainOrNull(kept.runId),
    logged_model: plainOrNull(kept.loggedModelId),
  };
}

/** Orders the versions of one model, higher is newer: by number where versions are numbers, else by time. */
export function ordinalOf({
  version,
  createdAt,
}: Pick<KeptVersion, 'version' | 'createdAt'>): number {
  return /^\d{1,15}$/.test(version)
    ? Number(version)
    : Math.trunc(boundTime(createdAt));
}
