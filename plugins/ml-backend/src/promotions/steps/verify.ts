import type { Comparison } from '@slipway/plugin-ml-common';
import type { Knex } from 'knex';
import { sealOf, type Evaluation } from '../evaluation/PromotionEvaluator';
import { SYSTEM } from '../life/PromotionLife';
import { resultOf, type PromotionRecord } from '../types';
import { fail } from './fail';
import { findTrained } from './findTrained';
import { LOOK_AGAIN, type Step, type StepTools } from './types';
import { checkRights, checkUse } from './use';

/** `verifying`: what will be deployed is what was approved, or what came of it and passes the gates; then rolls out. */
export const verify: Step = async (promotion, tools, turn) => {
  if (promotion.mode === 'train' && !promotion.resultVersion) {
    return findTrained(promotion, tools, turn);
  }
  const { now } = turn;
  const isTrained = promotion.mode === 'train';
  const use = isTrained
    ? await checkRights(promotion, tools, now)
    : await checkUse(promotion, tools, now);
  if (!use.holds) {
    return use.outcome;
  }
  const trained = isTrained
    ? await evaluateTrained(promotion, tools, now)
    : undefined;
  if (trained?.blockedBy) {
    const failed = fail(
      promotion,
      tools,
      `The trained version ${promotion.resultVersion} may not go on: ${trained.blockedBy}`,
      now,
    );
    return {
      ...failed,
      write: async transaction => {
        await recordTrained(transaction, promotion, tools, trained, now);
        await failed.write?.(transaction);
      },
    };
  }
  if (await tools.store.hasOpenRollback(placeOf(promotion), promotion.id)) {
    return waitForRollback(promotion, tools, now);
  }
  const serving = (
    await tools.deployments.get(promotion.model, promotion.environment)
  )?.serving;
  return {
    next: 0,
    write: async transaction => {
      if (trained) {
        await recordTrained(transaction, promotion, tools, trained, now);
      }
      await rollOut(transaction, promotion, tools, {
        approvers: use.approvers,
        replacedVersion: serving?.version,
        now,
      });
    },
    announce: () => tools.deployments.wake(),
  };
};

type Trained = Evaluation & { comparison: Comparison };

async function evaluateTrained(
  promotion: PromotionRecord,
  { evaluator }: StepTools,
  now: Date,
): Promise<Trained> {
  const evaluation = await evaluator.evaluatePromotion(
    promotion,
    'trained',
    now,
  );
  return {
    ...evaluation,
    comparison: await evaluator.compare(
      promotion.plan,
      promotion.registry,
      evaluation,
    ),
  };
}

function placeOf({ model, environment }: PromotionRecord) {
  return {
    model,
    environment,
  };
}

async function recordTrained(
  transaction: Knex.Transaction,
  promotion: PromotionRecord,
  { evaluator, life }: StepTools,
  trained: Trained,
  now: Date,
) {
  await evaluator.save(transaction, promotion, trained);
  await life.note(
    transaction,
    promotion,
    { comparison: trained.comparison },
    now,
    {
      actor: SYSTEM,
      act: 'promotion.gates_evaluated',
      detail: { version: promotion.resultVersion ?? null, ...sealOf(trained) },
    },
  );
}

async function rollOut(
  transaction: Knex.Transaction,
  promotion: PromotionRecord,
  { life, store, deployments }: StepTools,
  {
    approvers,
    replacedVersion,
    now,
  }: { approvers: string[]; replacedVersion?: string; now: Date },
) {
  const { version, digest } = resultOf(promotion);
  // The loop has locked this row, and whoever asks for a roll-back locks it, too: one that was written meanwhile is seen
  // here, and then the next turn waits for it.
  if (
    await store.hasOpenRollback(placeOf(promotion), promotion.id, transaction)
  ) {
    return;
  }
  // The deployment's row before the ledger's head, in the order in which the deployments room takes them.
  await deployments.setGoal(transaction, {
    rolloutId: promotion.id,
    plan: promotion.plan.deployment,
    version,
    digest,
    actor: promotion.requestedBy,
    approvedBy: approvers,
    ...(promotion.restores ? { restores: promotion.restores } : {}),
  });
  await life.move(
    transaction,
    promotion,
    'verified',
    {
      actor: SYSTEM,
      act: 'promotion.rolling_out',
      detail: {
        version,
        digest,
        approvers,
        replaces: replacedVersion ?? null,
      },
    },
    { replacedVersion },
    now,
  );
}

function waitForRollback(
  promotion: PromotionRecord,
  { life }: StepTools,
  now: Date,
) {
  const stateReason = `Waits for the roll-back of ${promotion.environment}`;
  return {
    next: LOOK_AGAIN,
    write:
      promotion.stateReason === stateReason
        ? undefined
        : (transaction: Knex.Transaction) =>
            life.note(transaction, promotion, { stateReason }, now),
  };
}
