import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type {
  Act,
  Comparison,
  Gate,
  PromotionPreview,
  PromotionRequest,
} from '@slipway/plugin-ml-common';
import type { DeploymentService } from '../deployments/types';
import type { ModelSpec } from '../entities';
import type { LaunchPlan, LaunchService } from '../launches/types';
import type { PortDirectory } from '../ports/PortDirectory';
import { SystemUnavailableError } from '../reconcile';
import type { PromotionEvaluator } from './evaluation/PromotionEvaluator';
import type { BoundPlan } from './plan/boundPlan';
import type { PromotionPlanner } from './plan/PromotionPlanner';
import { toGates, toPlan, toPromotion } from './present';
import type { PromotionStore } from './store/PromotionStore';

const QUEUE_TIMEOUT = 2_000;

/** Says what a request would lead to, without asking for anything. */
export class PromotionPreviews {
  constructor(
    private readonly options: {
      store: PromotionStore;
      planner: PromotionPlanner;
      evaluator: PromotionEvaluator;
      launches: Pick<LaunchService, 'estimate' | 'countOpen'>;
      deployments: Pick<DeploymentService, 'get'>;
      ports: PortDirectory;
      now: () => Date;
    },
  ) {}

  /** Throws what `PromotionPlanner.planRequest` throws. */
  async preview(
    request: PromotionRequest,
    model: ModelSpec,
    credentials: BackstageCredentials,
  ): Promise<PromotionPreview> {
    const { planner, store, launches, deployments } = this.options;
    const bound = await planner.planRequest(request, model, credentials);
    const { plan, planHash, digest } = bound;
    const [judged, [open], deployment, estimate, queue] = await Promise.all([
      this.#judge(bound, model),
      store.findOpen({
        model: model.ref,
        environment: plan.environment,
        lane: 'change',
      }),
      deployments.get(model.ref, plan.environment),
      plan.launch && launches.estimate(plan.launch),
      plan.launch && this.#queue(plan.launch),
    ]);
    const { serving } = deployment ?? {};
    return {
      plan: toPlan(plan),
      planHash,
      digest,
      gates: judged.gates,
      approvers: plan.policy.approverGroups,
      comparison: judged.comparison,
      estimate,
      queue,
      replaces: serving && {
        version: serving.version,
        since: serving.since.toISOString(),
        digest: serving.digest,
        promotionId: serving.rolloutId,
      },
      openPromotion: open && toPromotion(open, 0),
      submit: maySubmit(judged.blockedBy, open?.id, request.supersedes),
    };
  }

  async #judge(
    { plan, version, digest }: BoundPlan,
    model: ModelSpec,
  ): Promise<{ gates: Gate[]; comparison?: Comparison; blockedBy?: string }> {
    try {
      const { evaluator, now } = this.options;
      const evaluation = await evaluator.evaluate(
        plan,
        {
          model: model.ref,
          registry: model.registry.instance,
          registeredModel: model.registry.model,
          version,
          digest,
          alias: plan.alias,
        },
        'request',
        now(),
      );
      return {
        gates: toGates(plan, evaluation.gates),
        blockedBy: evaluation.blockedBy,
        comparison: await evaluator.compare(
          plan,
          model.registry.instance,
          evaluation,
        ),
      };
    } catch (error) {
      if (!(error instanceof SystemUnavailableError)) {
        throw error;
      }
      // The plan can be shown while a source is away; the promotion itself waits for it.
      return {
        gates: toGates(plan, []).map(gate =>
          gate.phase === 'request'
            ? { ...gate, outcome: 'not_evaluated', summary: error.message }
            : gate,
        ),
      };
    }
  }

  async #queue(plan: LaunchPlan): Promise<PromotionPreview['queue']> {
    const { ports, launches } = this.options;
    const ahead = await launches.countOpen();
    try {
      const { free, total } = await ports
        .launcher(plan.cluster)
        .getCapacity({ signal: AbortSignal.timeout(QUEUE_TIMEOUT) });
      return { freeGpus: free.gpus, totalGpus: total.gpus, ahead };
    } catch (error) {
      // A cluster that is away makes a promotion wait, not a preview fail.
      toError(error);
      return { ahead };
    }
  }
}

function maySubmit(
  blockedBy: string | undefined,
  open: string | undefined,
  supersedes: string | undefined,
): Act {
  if (open && open !== supersedes) {
    return {
      allowed: false,
      reason: `Promotion ${open} is open; withdraw it, or replace it with this one`,
    };
  }
  return blockedBy
    ? {
        allowed: false,
        reason: `A gate that the policy does not waive has not passed: ${blockedBy}`,
      }
    : { allowed: true };
}
