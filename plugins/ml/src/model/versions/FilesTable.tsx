import type { VersionDetail } from '@slipway/plugin-ml-common';
import {
  DataTable,
  Digest,
  monospace,
  sayBytes,
  type Column,
} from '../../design';

type File = VersionDetail['files'][number];

const columns: Column<File>[] = [
  {
    id: 'path',
    title: 'File',
    names: true,
    text: row => row.path,
    cell: row => <code style={{ fontFamily: monospace }}>{row.path}</code>,
  },
  {
    id: 'size',
    title: 'Size',
    number: true,
    text: row => row.size,
    cell: row => sayBytes(row.size),
  },
  {
    id: 'digest',
    title: 'SHA-256',
    text: row => row.sha256,
    cell: row => (
      <Digest digest={`sha256:${row.sha256}`} what={`digest of ${row.path}`} />
    ),
  },
];

/** The files of a version's artefact, each with its digest. */
export const FilesTable = ({ files }: { files: File[] }) => (
  <DataTable
    label="Files"
    columns={columns}
    rows={files}
    rowKey={row => row.path}
  />
);
