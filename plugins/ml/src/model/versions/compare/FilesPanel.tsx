import type { VersionComparison } from '@slipway/plugin-ml-common';
import {
  DataTable,
  Digest,
  Empty,
  monospace,
  Notice,
  Panel,
  sayBytes,
  type Column,
} from '../../../design';
import { shownPath } from '../shownPath';
import { ChangeMark } from './ChangeMark';
import { sayChanges } from './sayChanges';

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
        {shownPath(row.path)}
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
          what={`digest of ${shownPath(row.path)} in version ${version}`}
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
  comparison: { left, right, files, sameFiles },
}: {
  comparison: VersionComparison;
}) => {
  const unread = [left, right].filter(({ digest }) => !digest);
  if (unread.length > 0)
    return (
      <Panel title="Files">
        {unread.map(({ version, digestError }) => (
          <Notice
            key={version}
            tone="warning"
            title={`The files of version ${version} could not be read`}
            detail={digestError}
          />
        ))}
      </Panel>
    );
  const same = `${sameFiles} byte for byte the same`;
  return (
    <Panel
      title="Files"
      about={files.length > 0 ? `${sayChanges(files)}, ${same}` : same}
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
        <Empty title="The artefacts are the same, byte for byte." />
      )}
    </Panel>
  );
};
