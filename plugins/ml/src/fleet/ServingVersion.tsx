import Tooltip from '@material-ui/core/Tooltip';
import type { FleetRow } from '@slipway/plugin-ml-common';
import { RelativeTime, Shape, usePalette } from '../design';

type Serving = FleetRow['serving'][number];

const MovedMark = ({ serving }: { serving: Serving }) => {
  const words = `The registry's alias points at version ${serving.aliasMoved}, not at ${serving.version}: it was moved outside Slipway`;
  return (
    <Tooltip title={words}>
      <span role="img" aria-label={words}>
        <Shape tone="warning" />
      </span>
    </Tooltip>
  );
};

/** What serves in one environment, and since when. */
export const ServingVersion = ({ serving }: { serving: Serving }) => {
  const palette = usePalette();
  return (
    <span style={{ whiteSpace: 'nowrap' }}>
      <strong>v{serving.version}</strong>
      {serving.aliasMoved ? (
        <>
          {' '}
          <MovedMark serving={serving} />
        </>
      ) : null}
      {serving.since ? (
        <span style={{ color: palette.unknown }}>
          {' '}
          · <RelativeTime time={serving.since} />
        </span>
      ) : null}
    </span>
  );
};
