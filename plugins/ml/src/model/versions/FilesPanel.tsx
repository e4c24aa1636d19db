import type { VersionDetail } from '@slipway/plugin-ml-common';
import { useMemo } from 'react';
import {
  CsvButton,
  Empty,
  Notice,
  Panel,
  sayBytes,
  SearchField,
  useView,
} from '../../design';
import { FilesTable, fileColumns } from './FilesTable';
import { chosenFiles, readSorting, writeSorting } from './fileView';

/** So many that a reader looks for one by its name. */
const MANY = 8;

const counted = (count: number) =>
  `${count.toLocaleString('en')} ${count === 1 ? 'file' : 'files'}`;

/** Every file of a version's artefact; search and order are in the address. */
export const FilesPanel = ({ version }: { version: VersionDetail }) => {
  const view = useView();
  const { files, size, digestError } = version;
  const text = view.one('file') ?? '';
  const order = view.one('files');
  const sorting = useMemo(() => readSorting(order), [order]);
  const shown = useMemo(
    () => chosenFiles(files, text, sorting),
    [files, text, sorting],
  );
  const padded = { padding: '0 16px 16px' };
  if (files.length === 0)
    return (
      <Panel title="Files">
        {digestError ? (
          <Notice
            tone="warning"
            title="The files could not be read"
            detail={digestError}
          />
        ) : (
          <Empty title="The registry has no files for this version." />
        )}
      </Panel>
    );
  return (
    <Panel
      flush
      title="Files"
      about={`${counted(files.length)}${
        size === undefined ? '' : `, ${sayBytes(size)}`
      }, each with the digest of its bytes`}
      acts={<CsvButton name="files" columns={fileColumns} rows={shown} />}
    >
      {files.length > MANY || text ? (
        <div style={{ ...padded, paddingTop: 8, display: 'flex' }}>
          <SearchField
            label="Find a file by path or digest"
            text={text}
            onChange={value => view.set('file', value)}
          />
        </div>
      ) : null}
      {shown.length > 0 ? (
        <FilesTable
          files={shown}
          sorting={sorting}
          onSort={next => view.set('files', writeSorting(next))}
        />
      ) : (
        <div style={padded}>
          <Empty title="No file has that in its path or digest." />
        </div>
      )}
    </Panel>
  );
};
