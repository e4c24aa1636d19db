import { Link } from '@backstage/core-components';
import type { Health } from '@slipway/plugin-ml-common';
import {
  HealthMark,
  Panel,
  PanelState,
  RelativeTime,
  Shape,
  healthWords,
} from '../../design';
import { Reason } from '../../health/Reason';
import { useHealth } from '../../health/useHealth';
import { MlProvider } from '../../query';
import { useEntityPaths } from '../links';
import { useEntityRef } from '../useEntityRef';

const SHOWN = 2;

const Worst = ({ health }: { health: Health }) => {
  const worst = health.reasons.slice(0, SHOWN);
  return (
    <>
      <div style={{ display: 'flex', gap: 16, flexWrap: 'wrap' }}>
        <HealthMark health={health.status} />
        {health.observedAt ? (
          <span>
            last heard of <RelativeTime time={health.observedAt} />
          </span>
        ) : null}
      </div>
      <ul style={{ margin: '8px 0 0', padding: 0, listStyle: 'none' }}>
        {worst.map(({ status, text, observationId }) => (
          <li key={observationId ?? text} style={{ padding: '3px 0' }}>
            <Shape tone={healthWords[status].tone} /> <Reason text={text} />
          </li>
        ))}
      </ul>
    </>
  );
};

const HealthSummary = () => {
  const subject = useEntityRef();
  const paths = useEntityPaths(subject);
  const read = useHealth(subject);
  const more = (read.data?.reasons.length ?? 0) - SHOWN;
  return (
    <Panel
      title="Health"
      acts={
        <Link to={paths.tab('health')}>
          {more > 0
            ? `${more} more ${more === 1 ? 'reason' : 'reasons'}`
            : 'All of it'}
        </Link>
      }
    >
      <PanelState read={read}>{health => <Worst health={health} />}</PanelState>
    </Panel>
  );
};

/** Health with the two worst reasons in words. */
export const HealthCard = () => (
  <MlProvider>
    <HealthSummary />
  </MlProvider>
);
