import type { Health } from '@slipway/plugin-ml-common';
import {
  Empty,
  HealthMark,
  healthWords,
  Panel,
  RelativeTime,
  Shape,
} from '../design';
import { Reason } from './Reason';

const reporting = `from slipway.observations import Observation, report

report([Observation(
    subject="mlmodel:default/my-model",
    kind="data-drift", name="temp", method="psi", value=0.12,
    direction="higher_is_worse", thresholds={"degraded": 0.1, "failing": 0.25},
    window=("2013-07-01", "2013-08-01"), valid_for="P1D",
)])
`;

/** The state in a word, and every reason in a sentence, worst first. */
export const StatePanel = ({ health }: { health: Health }) => (
  <Panel title="State">
    <div style={{ display: 'flex', gap: 16, flexWrap: 'wrap' }}>
      <HealthMark health={health.status} />
      {health.observedAt ? (
        <span>
          last heard of <RelativeTime time={health.observedAt} />
        </span>
      ) : null}
    </div>
    {health.reasons.length > 0 ? (
      <ul style={{ margin: '12px 0 0', padding: 0, listStyle: 'none' }}>
        {health.reasons.map(({ status, text, observationId }) => (
          <li key={observationId ?? text} style={{ padding: '3px 0' }}>
            <Shape tone={healthWords[status].tone} /> <Reason text={text} />
          </li>
        ))}
      </ul>
    ) : null}
    {health.sources.length === 0 ? (
      <div style={{ marginTop: 12 }}>
        <Empty
          title="Nobody reports about this yet."
          detail="Unknown is not healthy. A monitoring job reports with the Python library, or any program with a POST of CloudEvents to /api/ml/observations."
          snippet={reporting}
        />
      </div>
    ) : null}
  </Panel>
);
