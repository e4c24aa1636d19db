import { Empty, Panel } from '../../design';
import { ObjectiveList } from './ObjectiveList';
import type { Objective } from './objectiveWords';

const firstObjective = `spec:
  objectives:
    - displayName: Ranks late departures above punctual ones
      indicator: { metricSource: observation, kind: performance, name: roc_auc }
      op: gte
      value: 0.7
      target: 0.9
      timeWindow: [{ duration: 28d, isRolling: true }]
      budgetingMethod: Occurrences
`;

/** Every objective with what it counts and what is left of its error budget. */
export const ObjectivesPanel = ({
  objectives,
}: {
  /** Absent where such an entity has none. */
  objectives?: Objective[];
}) =>
  objectives ? (
    <Panel title="Objectives">
      {objectives.length > 0 ? (
        <ObjectiveList objectives={objectives} />
      ) : (
        <Empty
          title="No objective is described yet."
          detail="An objective says which share of the observations must be good, in OpenSLO's words. What may go wrong is its error budget; what is left of it stands here."
          snippet={firstObjective}
        />
      )}
    </Panel>
  ) : null;
