import type { FleetRow } from '@slipway/plugin-ml-common';
import { RelativeTime, usePalette } from '../design';
import { ByRegistryMark } from '../serving';

/** What serves in one environment, and since when. */
export const ServingVersion = ({
  serving,
}: {
  serving: FleetRow['serving'][number];
}) => {
  const palette = usePalette();
  const { environment, since, version, byRegistry } = serving;
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
      <div>{environment}</div>
      {byRegistry ? (
        <ByRegistryMark environment={environment} says={byRegistry} />
      ) : null}
    </>
  );
};
