import type { ReactNode } from 'react';
import type { Version } from '@slipway/plugin-ml-common';
import { StatusMark } from '../design';
import { BY_REGISTRY, deployedIn } from './byRegistry';

/** Where a version serves: what Slipway deployed, and what only the registry says. */
export const ServesIn = ({
  version,
  nowhere,
}: {
  version: Pick<Version, 'environments' | 'byRegistry'>;
  /** Said where it serves nowhere. */
  nowhere: ReactNode;
}) => {
  const deployed = deployedIn(version);
  const { byRegistry = [] } = version;
  if (deployed.length + byRegistry.length === 0) return <>{nowhere}</>;
  return (
    <>
      {deployed.length > 0 ? (
        <StatusMark tone="good" label={deployed.join(', ')} />
      ) : null}
      {byRegistry.length > 0 ? (
        <div>
          <StatusMark
            tone="off"
            label={`${byRegistry.join(', ')}, ${BY_REGISTRY}`}
            meaning="The registry says so by an alias or a stage; Slipway did not deploy it"
          />
        </div>
      ) : null}
    </>
  );
};
