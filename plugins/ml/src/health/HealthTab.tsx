import { useEntity } from '@backstage/plugin-catalog-react';
import { isModelLike } from '@slipway/plugin-ml-common';
import { Panel, PanelState, Skeleton, Stack } from '../design';
import { useEntityRef } from '../model/useEntityRef';
import { MlProvider } from '../query';
import { DriftPanel } from './DriftPanel';
import { ObjectivesPanel } from './objectives/ObjectivesPanel';
import { toSeries } from './series';
import { SourcesPanel } from './SourcesPanel';
import { StatePanel } from './StatePanel';
import { TimeLinePanel } from './TimeLinePanel';
import { useHealth } from './useHealth';
import { useObservations } from './useObservations';

const isDrift = (kind: string) =>
  kind === 'data-drift' || kind === 'prediction-drift';

const Observed = ({ subject }: { subject: string }) => {
  const read = useObservations(subject);
  return (
    <PanelState
      read={read}
      skeleton={
        <Panel title="Over time">
          <Skeleton lines={6} height={28} />
        </Panel>
      }
    >
      {({ pages }) => {
        const series = toSeries(pages.flatMap(page => page.items));
        const drift = series.filter(({ kind }) => isDrift(kind));
        return (
          <>
            {drift.length > 0 ? <DriftPanel series={drift} /> : null}
            {series.length > 0 ? <TimeLinePanel series={series} /> : null}
          </>
        );
      }}
    </PanelState>
  );
};

const HealthOf = ({ subject }: { subject: string }) => {
  const read = useHealth(subject);
  const isModel = isModelLike(useEntity().entity);
  return (
    <Stack>
      <PanelState
        read={read}
        skeleton={
          <>
            <Panel title="State">
              <Skeleton lines={4} />
            </Panel>
            {isModel ? (
              <Panel title="Objectives">
                <Skeleton lines={3} />
              </Panel>
            ) : null}
          </>
        }
      >
        {health => (
          <>
            <StatePanel health={health} />
            <ObjectivesPanel objectives={health.objectives} />
          </>
        )}
      </PanelState>
      <Observed subject={subject} />
      {read.data ? <SourcesPanel sources={read.data.sources} /> : null}
    </Stack>
  );
};

/** Health of a model or a feature set: state and reasons, objectives, drift by window, series over time, who reports. */
export const HealthTab = () => (
  <MlProvider>
    <HealthOf subject={useEntityRef()} />
  </MlProvider>
);
