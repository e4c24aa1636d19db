import type {
  LaunchDetail,
  Deployment,
  Promotion,
  PromotionDetail,
  PromotionPage,
} from '@slipway/plugin-ml-common';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { DeploymentService } from '../deployments/types';
import type { LaunchService } from '../launches/types';
import type { LedgerReader } from '../ledger';
import {
  mayAbort,
  mayApprove,
  mayReject,
  mayWithdraw,
  toAct,
  type Caller,
  type Rights,
} from './people';
import { plainJson } from './plainJson';
import { toDecision, toGates, toPlan, toPromotion } from './present';
import type { DecisionStore } from './store/DecisionStore';
import type { GateStore } from './store/GateStore';
import type {
  PromotionListQuery,
  PromotionLists,
  Viewer,
} from './store/PromotionLists';
import type { PromotionStore } from './store/PromotionStore';
import { subjectOf, type PromotionRecord } from './types';

/** How other rooms show their part of a promotion, to the caller. */
export type PromotionParts = {
  launch(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<LaunchDetail | undefined>;
  deployment(
    model: string,
    environment: string,
    credentials: BackstageCredentials,
  ): Promise<Deployment | undefined>;
};

/** Everything that pages show of promotions. Asks no outside system. */
export class PromotionReader {
  constructor(
    private readonly options: {
      store: PromotionStore;
      gates: GateStore;
      decisions: DecisionStore;
      lists: PromotionLists;
      ledger: LedgerReader;
      launches: Pick<LaunchService, 'estimate'>;
      deployments: Pick<DeploymentService, 'getRollout'>;
      parts: PromotionParts;
    },
  ) {}

  /** The stored promotion. Throws `NotFoundError`. */
  get(id: string): Promise<PromotionRecord> {
    return this.options.store.get(id);
  }

  /** A page of promotions. */
  async list(
    query: PromotionListQuery,
    viewer: Viewer,
  ): Promise<PromotionPage> {
    const { lists } = this.options;
    const [{ items, nextCursor }, counts] = await Promise.all([
      lists.list(query, viewer),
      lists.count(query.models, viewer),
    ]);
    return {
      items: items.map(item => toPromotion(item, item.approvals)),
      counts,
      ...(nextCursor ? { nextCursor } : {}),
    };
  }

  /** One promotion in a list's words. */
  async summarise(record: PromotionRecord): Promise<Promotion> {
    const approvals = await this.options.lists.countApprovals([record.id]);
    return toPromotion(record, approvals.get(record.id) ?? 0);
  }

  /** Everything needed to decide a promotion and to follow it. */
  async describe(
    record: PromotionRecord,
    caller: Caller,
    rights: Rights,
  ): Promise<PromotionDetail> {
    const { gates, ledger, launches, deployments, parts } = this.options;
    const subject = subjectOf(record);
    const [evaluated, decisions, entries, holds, launch, deployment, rollout] =
      await Promise.all([
        gates.list(record.id),
        this.options.decisions.list(record.id),
        ledger.listBySubject(subject),
        ledger.holdsFor(subject),
        record.launchId
          ? parts.launch(record.launchId, caller.credentials)
          : undefined,
        parts.deployment(record.model, record.environment, caller.credentials),
        deployments.getRollout(record.id),
      ]);
    const facts = { promotion: record, decisions, caller, rights };
    const waitingFor =
      record.waitingFor ?? launch?.waitingFor ?? rollout?.waitingFor;
    return {
      promotion: {
        ...(await this.summarise(record)),
        ...(waitingFor && !record.endedAt ? { waitingFor } : {}),
      },
      plan: toPlan(record.plan),
      gates: toGates(record.plan, evaluated),
      evidenceDigest: record.evidenceDigest,
      decisions: decisions.map(toDecision),
      approvers: record.plan.policy.approverGroups,
      comparison: record.comparison,
      estimate: record.plan.launch
        ? await launches.estimate(record.plan.launch)
        : undefined,
      launch,
      deployment,
      smoke: rollout?.smoke && plainJson(rollout.smoke),
      acts: {
        approve: toAct(mayApprove(facts)),
        reject: toAct(mayReject(facts)),
        withdraw: toAct(mayWithdraw(facts)),
        abort: toAct(mayAbort(facts)),
      },
      ledger: entries,
      ledgerHolds: holds,
    };
  }
}
