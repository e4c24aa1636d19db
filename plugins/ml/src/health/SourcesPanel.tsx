import type { Health } from '@slipway/plugin-ml-common';
import {
  DataTable,
  Panel,
  RelativeTime,
  StatusMark,
  type Column,
} from '../design';

type Source = Health['sources'][number];

const columns: Column<Source>[] = [
  {
    id: 'source',
    title: 'Source',
    names: true,
    text: row => row.source,
    cell: row => row.source,
  },
  {
    id: 'series',
    title: 'Series',
    number: true,
    text: row => row.series,
    cell: row => row.series,
  },
  {
    id: 'lastSeen',
    title: 'Last seen',
    text: row => row.lastSeen,
    cell: row => <RelativeTime time={row.lastSeen} />,
  },
  {
    id: 'late',
    title: 'In time',
    text: row => (row.late ? 'late' : 'in time'),
    cell: row =>
      row.late ? (
        <StatusMark
          tone="warning"
          label="Late"
          meaning="It promised to report again before now; what it reported reads unknown."
        />
      ) : (
        <StatusMark tone="good" label="In time" />
      ),
  },
];

/** Who reports, and whether they keep their promise. */
export const SourcesPanel = ({ sources }: { sources: Source[] }) =>
  sources.length === 0 ? null : (
    <Panel title="Sources" flush>
      <DataTable
        label="Sources"
        columns={columns}
        rows={sources}
        rowKey={row => row.source}
      />
    </Panel>
  );
