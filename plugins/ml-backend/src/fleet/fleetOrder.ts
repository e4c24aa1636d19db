import { InputError } from '@backstage/errors';
import type { Knex } from 'knex';
import { decodeCursor, encodeCursor } from '../database/cursor';
import type { ModelRow } from './fleetRow';
import type { FleetSort } from './types';

/** By what the fleet is sorted, and which way. */
export type FleetOrder = { sort: FleetSort; order: 'asc' | 'desc' };

/** What a column holds that a cursor is compared with. */
const HOLDS = {
  text: (value: unknown) => typeof value === 'string' && !value.includes('\0'),
  // Of four bytes; PostgreSQL refuses to compare it with anything else.
  integer: (value: unknown) =>
    typeof value === 'number' && (value | 0) === value,
  number: (value: unknown) => typeof value === 'number',
};

const COLUMNS = {
  attention: { name: 'attention', holds: 'integer' },
  name: { name: 'name_key', holds: 'text' },
  owner: { name: 'owner', holds: 'text' },
  tier: { name: 'tier', holds: 'integer' },
  health: { name: 'health_rank', holds: 'integer' },
  errorBudget: { name: 'error_budget', holds: 'number' },
  lastTrained: { name: 'last_trained_at', holds: 'text' },
} as const satisfies Record<
  FleetSort,
  { name: keyof ModelRow; holds: keyof typeof HOLDS }
>;

/** The column that an order reads. */
export const sortColumn = (sort: FleetSort) => COLUMNS[sort].name;

const say = ({ sort, order }: FleetOrder) => `${sort} ${order}`;

/** The cursor of the page behind a model. */
export const writeFleetCursor = (
  by: FleetOrder,
  row: Pick<ModelRow, 'ref' | ReturnType<typeof sortColumn>>,
): string => encodeCursor([say(by), row[sortColumn(by.sort)], row.ref]);

/** Where the page before ended. Throws `InputError` for a cursor of another order, which would skip models, or list. */
function readFleetCursor(cursor: string, by: FleetOrder) {
  const [written, value, ref] = decodeCursor(cursor, 3);
  const { holds } = COLUMNS[by.sort];
  const isOfAnother = written !== say(by);
  const [sort] = String(written).split(' ');
  if (isOfAnother && Object.keys(COLUMNS).includes(sort)) {
    throw new InputError(
      `cursor: of the fleet sorted otherwise than by ${say(
        by,
      )}; keep sort and order from page to page, or start again without a cursor`,
    );
  }
  if (isOfAnother || !HOLDS[holds](value) || !HOLDS.text(ref)) {
    throw new InputError(
      'cursor: not one of this list; start again without a cursor',
    );
  }
  return { value, ref };
}

/** Leaves what comes after the last row of the page before. Ties are by the reference. */
export function applyCursor<Q extends Knex.QueryBuilder>(
  query: Q,
  by: FleetOrder,
  cursor: string | undefined,
): Q {
  if (!cursor) return query;
  const column = sortColumn(by.sort);
  const { value, ref } = readFleetCursor(cursor, by);
  query.where(after =>
    after
      .where(column, by.order === 'asc' ? '>' : '<', value)
      .orWhere(tie => tie.where(column, value).where('ref', '>', ref)),
  );
  return query;
}
