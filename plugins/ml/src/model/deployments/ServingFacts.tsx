import type { Deployment } from '@slipway/plugin-ml-common';
import {
  Commit,
  Digest,
  EntityLinks,
  Fact,
  Facts,
  Notice,
  RelativeTime,
  shownText,
  WebLink,
} from '../../design';
import { PromotionLink } from '../../promotions/PromotionLink';
import { RunLink, VersionLink } from '../links';
import { useVersion } from '../useModel';
import { DeploymentMark } from './DeploymentMark';

const isMoved = ({ version, aliasVersion }: Deployment) =>
  version !== undefined &&
  aliasVersion !== undefined &&
  aliasVersion !== version;

/** What serves in one environment, and where it came from. */
export const ServingFacts = ({
  model,
  deployment,
  isMoveSaid,
}: {
  /** Entity reference. */
  model: string;
  deployment: Deployment;
  /** Is it said elsewhere on the page that the alias was moved outside? */
  isMoveSaid?: boolean;
}) => {
  const { version, digest, since, approvedBy, promotionId } = deployment;
  const run = useVersion(model, version).data?.run;
  return (
    <>
      <Facts>
        <Fact name="Version">
          {version ? (
            <strong>
              <VersionLink model={model} version={version} />
            </strong>
          ) : (
            'none'
          )}
        </Fact>
        <Fact name="State">
          <DeploymentMark deployment={deployment} />
          {deployment.message ? ` ${shownText(deployment.message)}` : null}
        </Fact>
        <Fact name="Since">{since && <RelativeTime time={since} />}</Fact>
        <Fact name="Approved by">
          {approvedBy?.length ? <EntityLinks entityRefs={approvedBy} /> : null}
        </Fact>
        <Fact name="Promotion">
          {promotionId && <PromotionLink id={promotionId} />}
        </Fact>
        <Fact name="Digest">{digest && <Digest digest={digest} />}</Fact>
        <Fact name="Run">
          {run && (
            <RunLink model={model} runId={run.id}>
              {run.name}
            </RunLink>
          )}
        </Fact>
        <Fact name="Commit">
          {run?.source?.commit && <Commit commit={run.source.commit} />}
        </Fact>
        <Fact name="Endpoint">
          {deployment.endpoint && <WebLink address={deployment.endpoint} />}
        </Fact>
        <Fact name="Runs on">{deployment.target}</Fact>
      </Facts>
      {isMoved(deployment) && !isMoveSaid ? (
        <div style={{ marginTop: 16 }}>
          <Notice
            tone="warning"
            title={`The alias ${deployment.alias} points at version ${deployment.aliasVersion}`}
            detail={`It was moved outside Slipway; version ${version} serves. Promote the version that should serve, or move the alias back.`}
          />
        </div>
      ) : null}
    </>
  );
};
