import type { VersionDetail } from '@slipway/plugin-ml-common';
import {
  DataTable,
  Digest,
  monospace,
  sayBytes,
  shownText,
  sortingAfterClick,
  type Column,
  type Sorting,
} from '../../design';
import { RunsCodeMark, runsCodeWords } from './runsCode';

type File = VersionDetail['files'][number];

/** The columns of a list of files. */
export const fileColumns: Column<File>[] = [
  {
    id: 'path',
    title: 'File',
    names: true,
    sortable: true,
    text: row => row.path,
    cell: row => (
      <code style={{ fontFamily: monospace, overflowWrap: 'anywhere' }}>
        {shownText(row.path)}
      </code>
    ),
  },
  {
    id: 'size',
    title: 'Size',
    number: true,
    sortable: true,
    text: row => row.size,
    cell: row => (
      <span title={`${row.size.toLocaleString('en')} bytes`}>
        {sayBytes(row.size)}
      </span>
    ),
  },
  {
    id: 'format',
    title: 'Format',
    sortable: true,
    about: 'Of the files that hold the model',
    text: row =>
      row.runsCode && `${row.format}: ${runsCodeWords[row.runsCode].label}`,
    cell: row =>
      row.runsCode ? (
        <>
          {shownText(row.format ?? '')} <RunsCodeMark runsCode={row.runsCode} />
        </>
      ) : (
        '–'
      ),
  },
  {
    id: 'digest',
    title: 'SHA-256',
    text: row => row.sha256,
    cell: row => (
      <Digest
        digest={`sha256:${row.sha256}`}
        what={`digest of ${shownText(row.path)}`}
      />
    ),
  },
];

/** Files of a version's artefact, each with its digest. */
export const FilesTable = ({
  files,
  sorting,
  onSort,
}: {
  files: File[];
  sorting?: Sorting;
  onSort: (sorting: Sorting) => void;
}) => (
  <DataTable
    label="Files"
    columns={fileColumns}
    rows={files}
    rowKey={row => row.path}
    sorting={sorting}
    onSort={column => onSort(sortingAfterClick(column, sorting))}
  />
);
