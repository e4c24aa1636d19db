import type { DeploymentService } from '../../deployments/types';
import type { LaunchService } from '../../launches/types';
import type { PortDirectory } from '../../ports/PortDirectory';
import type { TurnOutcome } from '../../reconcile';
import type { AliasRecorder } from '../../registry';
import type {
  Evaluation,
  PromotionEvaluator,
} from '../evaluation/PromotionEvaluator';
import type { PromotionLife } from '../life/PromotionLife';
import type { ApprovalCheck } from '../people';
import type { DecisionStore } from '../store/DecisionStore';
import type { PromotionStore } from '../store/PromotionStore';
import type { PromotionRecord } from '../types';

/** What the steps of a promotion work with. */
export type StepTools = {
  store: PromotionStore;
  decisions: DecisionStore;
  life: PromotionLife;
  evaluator: PromotionEvaluator;
  approvals: ApprovalCheck;
  launches: LaunchService;
  deployments: DeploymentService;
  ports: PortDirectory;
  aliasRecorder: AliasRecorder;
};

/** One step from one state: looks, acts at most once, and says what to write. */
export type Step = (
  promotion: PromotionRecord,
  tools: StepTools,
  turn: { now: Date; signal: AbortSignal },
) => Promise<TurnOutcome>;

/** Milliseconds between two looks at something that another room brings about. */
export const LOOK_AGAIN = 1_000;

export type { Evaluation };
