import type { Difference } from '@slipway/plugin-ml-common';
import {
  DataTable,
  Empty,
  OutsideText,
  Panel,
  type Column,
} from '../../../design';
import { ChangeMark } from './ChangeMark';
import { sayChanges } from './sayChanges';
import { UnreadPanel, type unreadOf } from './unread';

const Value = ({ text }: { text: string | undefined }) =>
  text === undefined ? <>–</> : <OutsideText text={text} code />;

const columnsOf = (
  what: string,
  left: string,
  right: string,
): Column<Difference>[] => [
  {
    id: 'name',
    title: what,
    names: true,
    text: row => row.name,
    cell: row => <OutsideText text={row.name} />,
  },
  {
    id: 'change',
    title: 'Change',
    text: row => row.change,
    cell: row => <ChangeMark change={row.change} />,
  },
  {
    id: 'left',
    title: `Version ${left}`,
    text: row => row.left,
    cell: row => <Value text={row.left} />,
  },
  {
    id: 'right',
    title: `Version ${right}`,
    text: row => row.right,
    cell: row => <Value text={row.right} />,
  },
];

/** One aspect of both versions, row by row. */
export const DifferencePanel = ({
  title,
  what,
  left,
  right,
  rows,
  all,
  none,
  unread,
}: {
  title: string;
  /** What a row is: `Package`. */
  what: string;
  /** Versions. */
  left: string;
  right: string;
  rows: Difference[];
  /** Also rows that are the same on both sides. */
  all: boolean;
  /** What it means that neither side has any. */
  none: string;
  /** Of which side it is not known. */
  unread: ReturnType<typeof unreadOf>;
}) => {
  if (unread.length > 0) return <UnreadPanel title={title} unread={unread} />;
  const shown = all ? rows : rows.filter(({ change }) => change !== 'same');
  const said = sayChanges(rows);
  return (
    <Panel
      title={title}
      // Where none is shown, the words in its place say that all are the same.
      about={shown.length > 0 ? said : undefined}
      flush={shown.length > 0}
    >
      {shown.length > 0 ? (
        <DataTable
          label={title}
          columns={columnsOf(what, left, right)}
          rows={shown}
          rowKey={row => row.name}
        />
      ) : (
        <Empty
          title={
            rows.length === 0
              ? none
              : `All ${rows.length} are the same on both sides.`
          }
        />
      )}
    </Panel>
  );
};
