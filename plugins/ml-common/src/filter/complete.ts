import {
  ATTRIBUTES,
  DATASET_KEYS,
  GROUPS,
  STATUSES,
  groupNamed,
  isNumeric,
  operatorsOf,
} from './fields';
import { parseRunFilter } from './parse';
import { StoppedReading, type Wanted } from './TokenReader';
import { tokensOf } from './tokens';
import type {
  Completion,
  RunField,
  RunFilterNames,
  RunOperator,
} from './types';

const MOST = 50;

type Proposal = Pick<Completion, 'label' | 'insert' | 'kind'>;

/** A key as a filter takes it: between backticks where it has other characters. */
export const quotedKey = (key: string): string => {
  if (/^[\p{L}\p{N}_][\p{L}\p{N}_.]*$/u.test(key)) return key;
  const quote = ['`', '"', "'"].find(one => !key.includes(one)) ?? '`';
  return `${quote}${key}${quote}`;
};

const operator = (label: RunOperator): Proposal => ({
  label,
  insert: `${label} `,
  kind: 'operator',
});

const joiner = (label: string): Proposal => ({
  label,
  insert: `${label} `,
  kind: 'joiner',
});

const field = (name: string): Proposal => ({
  label: name,
  insert: `${name} `,
  kind: 'field',
});

function values(asked: RunField): Proposal[] {
  if (asked.group === 'attribute' && asked.key === 'status') {
    return STATUSES.map(status => ({
      label: status,
      insert: `'${status}' `,
      kind: 'value',
    }));
  }
  return isNumeric(asked) ? [] : [{ label: "' '", insert: "'", kind: 'value' }];
}

/** Groups first; the names of a group once its name is written. */
function fields(typed: string, names: RunFilterNames): Proposal[] {
  const keys: Record<RunField['group'], readonly string[]> = {
    metric: names.metrics ?? [],
    parameter: names.parameters ?? [],
    tag: names.tags ?? [],
    attribute: Object.keys(ATTRIBUTES),
    dataset: DATASET_KEYS,
  };
  const [written, ...rest] = typed.split('.');
  if (rest.length) {
    const group = groupNamed(written);
    return group
      ? keys[group].map(key => field(`${written}.${quotedKey(key)}`))
      : [];
  }
  const groups = Object.values(GROUPS).map(
    ([name]): Proposal => ({
      label: `${name}.`,
      insert: `${name}.`,
      kind: 'group',
    }),
  );
  const all = typed
    ? (['metric', 'parameter', 'tag'] as const).flatMap(group =>
        keys[group].map(key => field(`${GROUPS[group][0]}.${quotedKey(key)}`)),
      )
    : [];
  return [...groups, ...Object.keys(ATTRIBUTES).map(field), ...all];
}

function proposalsFor(
  wanted: Wanted | undefined,
  typed: string,
  names: RunFilterNames,
): Proposal[] {
  switch (wanted?.what) {
    case 'field':
      return fields(typed, names);
    case 'operator':
      return operatorsOf(wanted.field).map(operator);
    case 'value':
      return values(wanted.field);
    case 'list':
      return [{ label: '( )', insert: '(', kind: 'value' }];
    case 'joiner':
      return [
        ...['AND', 'OR'].map(joiner),
        ...(wanted.inside ? [joiner(')')] : []),
      ];
    default:
      return [];
  }
}

/** Where the piece begins that the caret is in or right behind; the caret itself between pieces. */
function beginOfPiece(before: string): number {
  const open = openQuote(before);
  if (open !== undefined) return open;
  const last = tokensOf(before).at(-2);
  if (!last) return before.length;
  const end = last.position + last.raw.length;
  return end === before.length && (last.type === 'word' || last.type === 'text')
    ? last.position
    : before.length;
}

/** Where a string or a quoted name begins that the text does not end. */
function openQuote(before: string): number | undefined {
  const unknown = tokensOf(before).find(({ type }) => type === 'unknown');
  if (!unknown) return undefined;
  // A field whose quoted key is open: `metrics.` stands before the backtick.
  const fieldBegin = /[\p{L}_][\p{L}\p{N}_]*\.$/u.exec(
    before.slice(0, unknown.position),
  );
  return fieldBegin ? fieldBegin.index : unknown.position;
}

function endOfPiece(text: string, from: number, caret: number): number {
  if (from === caret) return caret;
  const piece = tokensOf(text).find(({ position }) => position === from);
  const isWhole = piece && (piece.type === 'word' || piece.type === 'text');
  return isWhole ? Math.max(caret, from + piece.raw.length) : caret;
}

function wantedAfter(before: string): Wanted | undefined {
  if (before.trim() === '') return { what: 'field' };
  try {
    parseRunFilter(before);
    return { what: 'joiner', inside: false };
  } catch (error) {
    const isAtEnd =
      error instanceof StoppedReading &&
      error.position >= before.trimEnd().length;
    return isAtEnd ? error.wanted : undefined;
  }
}

const plain = (text: string) => text.replace(/[`"']/g, '').toLowerCase();

/**
 * How well a proposal fits what is typed, 0 best; undefined where it does not. A name is found by any part of it, with
 * its group or without.
 */
function fitOf(
  typed: string,
  { label, insert, kind }: Proposal,
): number | undefined {
  const wanted = plain(typed);
  const offered = plain(insert.trim() || label);
  if (offered.startsWith(wanted)) return 0;
  if (kind !== 'field') return undefined;
  const [group, ...rest] = wanted.split('.');
  const part = rest.length ? rest.join('.') : group;
  const name = offered.slice(offered.indexOf('.') + 1);
  if (name.startsWith(part)) return 1;
  return name.includes(part) ? 2 : undefined;
}

/** What may be written at the caret. Names are those that the caller knows; at most 50 proposals. */
export function completeRunFilter(
  text: string,
  caret: number,
  names: RunFilterNames,
): Completion[] {
  const before = text.slice(0, caret);
  const from = beginOfPiece(before);
  const typed = before.slice(from);
  const to = endOfPiece(text, from, caret);
  return proposalsFor(wantedAfter(before.slice(0, from)), typed, names)
    .flatMap(proposal => {
      const fit = fitOf(typed, proposal);
      return fit === undefined ? [] : [{ fit, proposal }];
    })
    .sort((a, b) => a.fit - b.fit)
    .slice(0, MOST)
    .map(({ proposal }) => ({ ...proposal, from, to }));
}
