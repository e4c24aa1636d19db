import type { Estimate, Plan } from '@slipway/plugin-ml-common';
import {
  Commit,
  Digest,
  Disclosure,
  EntityLink,
  Fact,
  Facts,
  monospace,
  Panel,
} from '../../design';
import { sayHours, sayMoney } from '../../launches/cost';
import { sayResources } from '../../launches/resources';
import { modeWords } from '../states';
import { JsonBlock } from './JsonBlock';

/** GPU and CPU hours, and money where the cluster has a price. */
export const sayEstimate = ({
  gpuHours,
  cpuHours,
  cost,
  currency,
}: Estimate): string =>
  [
    gpuHours > 0 && sayHours(gpuHours, 'GPU'),
    sayHours(cpuHours, 'CPU'),
    cost !== undefined && `about ${sayMoney(cost, currency)}`,
  ]
    .filter(Boolean)
    .join(', ');

const Parameters = ({
  parameters,
}: {
  parameters: Record<string, unknown>;
}) => (
  <span style={{ fontFamily: monospace, fontSize: '0.8125rem' }}>
    {Object.entries(parameters).map(([name, value]) => (
      <span key={name} style={{ display: 'block' }}>
        {name} = {typeof value === 'string' ? value : JSON.stringify(value)}
      </span>
    ))}
  </span>
);

/** Exactly what will be done: fixed when the promotion was requested, and hashed. */
export const PlanPanel = ({
  plan,
  planHash,
  estimate,
}: {
  plan: Plan;
  planHash: string;
  estimate?: Estimate;
}) => {
  const { launch } = plan;
  return (
    <Panel title="The plan" about={modeWords[plan.mode]}>
      <Facts>
        <Fact name="Estimate">
          {estimate && (
            <span title={estimate.basis}>{sayEstimate(estimate)}</span>
          )}
        </Fact>
        <Fact name="Made from">{estimate?.basis}</Fact>
        {launch && (
          <>
            <Fact name="Pipeline">
              <EntityLink entityRef={launch.pipeline} />
            </Fact>
            <Fact name="Runs on">
              cluster {launch.cluster} with {sayResources(launch.resources)}
            </Fact>
            <Fact name="Command">
              <code>{launch.entrypoint}</code>
            </Fact>
            <Fact name="Commit">
              {launch.sourceCommit && <Commit commit={launch.sourceCommit} />}
            </Fact>
            <Fact name="Parameters">
              {Object.keys(launch.parameters).length > 0 ? (
                <Parameters parameters={launch.parameters} />
              ) : undefined}
            </Fact>
          </>
        )}
        <Fact name="Deploys to">
          {plan.environment} on {plan.target}
        </Fact>
        <Fact name="Then moves">the alias {plan.alias}</Fact>
        <Fact name="Plan hash">
          <Digest digest={planHash} what="plan hash" />
        </Fact>
      </Facts>
      <Disclosure summary="The whole plan as it is hashed">
        <JsonBlock label="The plan" value={plan} />
      </Disclosure>
    </Panel>
  );
};
