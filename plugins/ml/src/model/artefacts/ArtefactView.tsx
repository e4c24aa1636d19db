import type { ArtefactPreview as Preview } from '@slipway/plugin-ml-common';
import { PanelState, Skeleton, sayBytes, usePalette } from '../../design';
import { ArtefactPreview } from './ArtefactPreview';
import { useArtefact, type ArtefactPlace } from './useArtefacts';

/** How much of the file is shown, in words. */
const sayShown = ({ size, table, truncated, kind }: Preview): string => {
  const parts: string[] = [];
  if (size !== undefined) parts.push(sayBytes(size));
  if (table) {
    const rows = table.rows.length.toLocaleString('en');
    const of = table.totalRows?.toLocaleString('en');
    parts.push(
      truncated ? `first ${rows} of ${of ?? 'more'} rows` : `${rows} rows`,
    );
  } else if (truncated && kind !== 'binary' && kind !== 'too-large') {
    parts.push('only the beginning is shown');
  }
  return parts.join(' · ');
};

/** One file: read, with its states, and shown. */
export const ArtefactView = ({
  path,
  ...place
}: ArtefactPlace & { path: string }) => {
  const palette = usePalette();
  const read = useArtefact(place, path);
  return (
    <PanelState read={read} skeleton={<Skeleton lines={6} />}>
      {preview => (
        <>
          <div
            style={{
              fontSize: '0.8125rem',
              marginBottom: 8,
              color: palette.unknown,
            }}
          >
            {sayShown(preview)}
          </div>
          <ArtefactPreview preview={preview} />
        </>
      )}
    </PanelState>
  );
};
