import { Link } from '@backstage/core-components';
import { Panel, PanelState } from '../../design';
import { WorstObjectives } from '../../health/objectives/WorstObjectives';
import { StateInWords } from '../../health/StateInWords';
import { useHealth } from '../../health/useHealth';
import { MlProvider } from '../../query';
import { useEntityPaths } from '../links';
import { useEntityRef } from '../useEntityRef';

const SHOWN = 2;

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
      <PanelState read={read}>
        {health => (
          <>
            <StateInWords health={health} most={SHOWN} />
            <WorstObjectives
              objectives={health.objectives}
              all={paths.tab('health')}
            />
          </>
        )}
      </PanelState>
    </Panel>
  );
};

/** Health with the two worst reasons in words, and the objectives of which least is left. */
export const HealthCard = () => (
  <MlProvider>
    <HealthSummary />
  </MlProvider>
);
