import type { ModelOverview } from '@slipway/plugin-ml-common';
import { Fact, Facts, RelativeTime } from '../../design';
import { DeploymentMark } from '../deployments/DeploymentMark';
import { VersionLink } from '../links';

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
        {environments.map(({ name, title, deployment }) => (
          <Fact key={name} name={title ?? name}>
            {deployment?.version ? (
              <>
                <VersionLink model={model} version={deployment.version} />{' '}
                <DeploymentMark deployment={deployment} />
                {deployment.since ? (
                  <>
                    {' · '}
                    <RelativeTime time={deployment.since} />
                  </>
                ) : null}
              </>
            ) : (
              'nothing serves'
            )}
          </Fact>
        ))}
      </Facts>
    </div>
  );
