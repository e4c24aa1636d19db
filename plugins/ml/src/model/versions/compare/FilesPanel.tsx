import type { VersionComparison } from '@slipway/plugin-ml-common';
import {
  DataTable,
  Digest,
  Empty,
  monospace,
  Panel,
  sayBytes,
  shownText,
  type Column,
} from '../../../design';
import { ChangeMark } from './ChangeMark';
import { sayChanges } from './sayChanges';
import { UnreadPanel, unreadOf } from './unread';

type Row = VersionComparison['files'][number];
type File = Row['left'];

const SideOfFile = ({ file, what }: { file: File; what: string }) =>
  file ? (
    <>
      {sayBytes(file.size)}{' '}
      <Digest digest={`sha256:${file.sha256}`} what={what} />
    </>
  ) : (
    <>–</>
  );

const sizeChange = ({ left, right }: Row): string => {
  if (!left || !right) return '–';
  const grown = right.size - left.size;
  if (grown === 0) return 'same size';
  return `${grown > 0 ? '+' : '−'}${sayBytes(Math.abs(grown))}`;
};

const columnsOf = (left: string, right: string): Column<Row>[] => [
  {
    id: 'path',
    title: 'File',
    names: true,
    text: row => row.path,
    cell: row => (
      <code style={{ fontFamily: monospace, overflowWrap: 'anywhere' }}>
        {shownText(row.path)}
      </code>
    ),
  },
  {
    id: 'change',
    title: 'Change',
    text: row => row.change,
    cell: row => <ChangeMark change={row.change} />,
  },
  ...(
    [
      ['left', left],
      ['right', right],
    ] as const
  ).map(
    ([side, version]): Column<Row> => ({
      id: side,
      title: `Version ${version}`,
      text: row => row[side]?.sha256,
      cell: row => (
        <SideOfFile
          file={row[side]}
          what={`digest of ${shownText(row.path)} in version ${version}`}
        />
      ),
    }),
  ),
  {
    id: 'size',
    title: 'Size',
    number: true,
    text: sizeChange,
    cell: sizeChange,
  },
];

/** The files that are not byte for byte the same. */
export const FilesPanel = ({
  comparison,
}: {
  comparison: VersionComparison;
}) => {
  const { left, right, files, sameFiles } = comparison;
  const unread = unreadOf(comparison, 'files');
  if (unread.length > 0) return <UnreadPanel title="Files" unread={unread} />;
  const same = `${sameFiles} byte for byte the same`;
  return (
    <Panel
      title="Files"
      about={files.length > 0 ? `${sayChanges(files)}, ${same}` : undefined}
      flush={files.length > 0}
    >
      {files.length > 0 ? (
        <DataTable
          label="Files"
          columns={columnsOf(left.version, right.version)}
          rows={files}
          rowKey={row => row.path}
        />
      ) : (
        <Empty
          title={
            sameFiles > 0
              ? `All ${sameFiles} are the same, byte for byte.`
              : 'Neither version has files in the registry.'
          }
        />
      )}
    </Panel>
  );
};
