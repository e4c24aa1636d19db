import Tooltip from '@material-ui/core/Tooltip';
import type { FleetRow, MovedOutside } from '@slipway/plugin-ml-common';
import { RelativeTime, sayTime, Shape, usePalette } from '../design';

type Serving = FleetRow['serving'][number];

const wordsOf = ({ alias, from, to, at }: MovedOutside) =>
  `The alias ${alias} was moved outside Slipway ${sayTime(at)}, from ${
    from ? `version ${from}` : 'none'
  } to ${to ? `version ${to}` : 'none'}`;

const Mark = ({ words }: { words: string }) => (
  <Tooltip title={words}>
    <span role="img" aria-label={words}>
      <Shape tone="warning" />
    </span>
  </Tooltip>
);

/** What serves in one environment, and since when; marked where the alias was moved past the portal. */
export const ServingVersion = ({
  serving,
  moved,
}: {
  serving: Serving;
  /** The alias as it was moved outside. */
  moved?: MovedOutside;
}) => {
  const palette = usePalette();
  const { version, since, aliasMoved } = serving;
  return (
    <>
      <span style={{ whiteSpace: 'nowrap' }}>
        <strong>v{version}</strong>
        {since ? (
          <span style={{ color: palette.unknown }}>
            {' '}
            · <RelativeTime time={since} />
          </span>
        ) : null}
      </span>
      {moved || aliasMoved ? (
        <div style={{ color: palette.degraded, whiteSpace: 'nowrap' }}>
          <Mark
            words={
              moved
                ? wordsOf(moved)
                : `The registry's alias points at version ${aliasMoved}, not at ${version}: it was moved outside Slipway`
            }
          />{' '}
          <span aria-hidden>alias moved outside</span>
        </div>
      ) : null}
    </>
  );
};
