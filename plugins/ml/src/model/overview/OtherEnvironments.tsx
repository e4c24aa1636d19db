import type { PropsWithChildren } from 'react';
import type { ModelOverview } from '@slipway/plugin-ml-common';
import { Fact, Facts, RelativeTime } from '../../design';
import { ByRegistryMark } from '../../serving';
import { DeploymentMark } from '../deployments/DeploymentMark';
import { VersionLink } from '../links';

type Environment = ModelOverview['environments'][number];

/** A version, how it serves, and since when. */
const Line = ({
  model,
  version,
  since,
  children,
}: PropsWithChildren<{ model: string; version: string; since?: string }>) => (
  <>
    <VersionLink model={model} version={version} /> {children}
    {since ? (
      <>
        {' · '}
        <RelativeTime time={since} />
      </>
    ) : null}
  </>
);

/** What serves in one environment: what Slipway deployed there, or what the registry says. */
const Serving = ({
  model,
  environment: { deployment, byRegistry },
}: {
  model: string;
  environment: Environment;
}) => {
  if (deployment?.version)
    return (
      <Line model={model} version={deployment.version} since={deployment.since}>
        <DeploymentMark deployment={deployment} />
      </Line>
    );
  if (byRegistry)
    return (
      <Line model={model} version={byRegistry.version} since={byRegistry.since}>
        <ByRegistryMark
          environment={byRegistry.environment}
          says={byRegistry.says}
        />
      </Line>
    );
  return <>nothing serves</>;
};

/** The environments before the last one, a line each. */
export const OtherEnvironments = ({
  model,
  environments,
}: {
  /** Entity reference. */
  model: string;
  environments: ModelOverview['environments'];
}) =>
  environments.length === 0 ? null : (
    <div style={{ marginTop: 16 }}>
      <Facts>
        {environments.map(environment => (
          <Fact
            key={environment.name}
            name={environment.title ?? environment.name}
          >
            <Serving model={model} environment={environment} />
          </Fact>
        ))}
      </Facts>
    </div>
  );
