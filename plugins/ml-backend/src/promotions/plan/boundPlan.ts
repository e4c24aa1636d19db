import type { ArtefactDigest } from '@slipway/plugin-ml-node';
import type { ModelSpec } from '../../entities';
import { digestOfJson } from '../../ledger';
import { rulesFor } from '../gates';
import { plainJson } from '../plainJson';
import type { PromotionPolicy } from '../policy';
import type { ApprovalPolicy, Digest, PromotionPlan } from '../types';

/** A plan with what it is bound to. */
export type BoundPlan = {
  plan: PromotionPlan;
  /** Over the plan and the version with its digest. */
  planHash: Digest;
  version: string;
  digest: ArtefactDigest;
};

/** The part of a policy that a plan shows as such; the rest of it is in the gates. */
export function approvalPolicyOf(policy: PromotionPolicy): ApprovalPolicy {
  const { tier, approvals, approverGroups, expiresAfter } = policy;
  return { tier, approvals, approverGroups, expiresAfter };
}

/** Is a sealed plan still what the policy of this moment asks for? */
export const isPolicyOf = (
  plan: Pick<PromotionPlan, 'mode' | 'policy' | 'gates'>,
  policy: PromotionPolicy,
): boolean =>
  digestOfJson(plainJson({ policy: plan.policy, gates: plan.gates })) ===
  digestOfJson(
    plainJson({
      policy: approvalPolicyOf(policy),
      gates: rulesFor(plan.mode, policy),
    }),
  );

/** The hash of a plan, over the plan and the version with its digest. */
export function hashOf(
  plan: PromotionPlan,
  { version, digest }: { version: string; digest: ArtefactDigest },
  model: ModelSpec,
): Digest {
  return digestOfJson(
    plainJson({
      plan,
      version: {
        registry: model.registry.instance,
        model: model.registry.model,
        version,
        digest,
      },
    }),
  );
}
