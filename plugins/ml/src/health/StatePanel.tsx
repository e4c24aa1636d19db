import type { Health } from '@slipway/plugin-ml-common';
import { Empty, Panel } from '../design';
import { StateInWords } from './StateInWords';

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
    <StateInWords health={health} />
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
