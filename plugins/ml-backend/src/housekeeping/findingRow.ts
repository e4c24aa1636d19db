import { createHash } from 'node:crypto';
import type { HousekeepingProblem } from '@slipway/plugin-ml-common';
import { keepableText } from '../database/keepableText';
import type { Finding, KeptFinding } from './types';

/** Row of `housekeeping_findings`. */
export type FindingRow = {
  id: string;
  problem: HousekeepingProblem;
  ref: string | null;
  registry_instance: string;
  group_key: string | null;
  sort_key: string;
  name_key: string;
  /** Empty where it is not known. */
  owner: string;
  /** Empty where there is none. */
  last_activity_at: string;
  search_text: string;
  detail: string;
  found_at: string;
};

/** The columns that a change of the finding changes. */
export const CHANGING = [
  'registry_instance',
  'ref',
  'sort_key',
  'name_key',
  'owner',
  'last_activity_at',
  'search_text',
  'detail',
] as const satisfies (keyof FindingRow)[];

const digest = (...parts: string[]) =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);

/** What a group is called in the table. */
export const groupKey = (group: string): string => digest(group);

/** When that which a finding is about was last active, where it is about that; RFC 3339. */
export const lastActivityAt = ({
  reason,
}: Pick<Finding, 'reason'>): string | undefined =>
  reason.kind === 'stale' ? reason.last.at : undefined;

/** A finding as it is kept. */
export function toRow(finding: Finding, foundAt: string): FindingRow {
  const { problem, ref, registry, group, name, title, owner } = finding;
  const subject = ref ?? JSON.stringify([registry.instance, registry.model]);
  const shownName = (title ?? name).toLocaleLowerCase('en-US');
  const activeAt = lastActivityAt(finding);
  return {
    id: digest(problem, subject, group ?? ''),
    problem,
    ref: ref ?? null,
    registry_instance: keepableText(registry.instance, 63),
    group_key: group ? groupKey(group) : null,
    // The longest without life first, all others by name.
    sort_key: keepableText(
      activeAt ? `${activeAt} ${shownName}` : shownName,
      330,
    ),
    name_key: keepableText(shownName, 200),
    owner: keepableText(owner ?? '', 300),
    last_activity_at: keepableText(activeAt ?? '', 24),
    search_text: keepableText(
      [name, title, owner, registry.model]
        .filter(Boolean)
        .join('\n')
        .toLocaleLowerCase('en-US'),
    ),
    detail: JSON.stringify(finding),
    found_at: foundAt,
  };
}

/** A row as a finding. */
export const toFinding = (
  row: Pick<FindingRow, 'id' | 'detail' | 'found_at'>,
): KeptFinding => ({
  ...JSON.parse(row.detail),
  id: row.id,
  foundAt: row.found_at,
});
