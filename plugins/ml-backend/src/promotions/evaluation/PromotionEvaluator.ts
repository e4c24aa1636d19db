import type { Comparison } from '@slipway/plugin-ml-common';
import type { Knex } from 'knex';
import type { DeploymentService } from '../../deployments/types';
import { readComparison } from '../comparison/ComparisonReader';
import {
  blockingGates,
  digestOfEvidence,
  GATE_TITLES,
  type EvaluatedGate,
  type GateJudge,
  type GatePhase,
  type GateSubject,
} from '../gates';
import type { JudgedVersion } from '../gates/GateJudge';
import type { GateStore } from '../store/GateStore';
import {
  resultOf,
  type Digest,
  type PromotionPlan,
  type PromotionRecord,
} from '../types';

/** The gates of one phase as they are now. */
export type Evaluation = {
  gates: EvaluatedGate[];
  evidenceDigest: Digest;
  subject: GateSubject;
  /** Why it cannot go on, by the sealed rules; undefined when it can. */
  blockedBy?: string;
};

/** Evaluates a promotion's gates and compares its version with the champion. */
export class PromotionEvaluator {
  constructor(
    private readonly options: {
      judge: GateJudge;
      gates: GateStore;
      deployments: Pick<DeploymentService, 'get'>;
    },
  ) {}

  /** Evaluates the gates of one phase. Throws `SystemUnavailableError` when a source gives no answer. */
  async evaluate(
    plan: PromotionPlan,
    judged: JudgedVersion,
    phase: GatePhase,
    at: Date,
  ): Promise<Evaluation> {
    const rules = plan.gates.filter(rule => rule.phase === phase);
    const { subject, gates } = await this.options.judge.judge(
      rules,
      judged,
      at,
    );
    const blocking = blockingGates(rules, gates);
    return {
      gates,
      evidenceDigest: digestOfEvidence(gates),
      subject,
      ...(blocking.length > 0
        ? { blockedBy: blocking.map(explain).join('; ') }
        : {}),
    };
  }

  /** What changes when the evaluated version replaces the champion. It decides nothing and never fails. */
  async compare(
    plan: PromotionPlan,
    registry: string,
    { subject, gates }: Evaluation,
  ): Promise<Comparison> {
    const { judge, deployments } = this.options;
    const serving = (await deployments.get(subject.model, plan.environment))
      ?.serving;
    return readComparison(
      {
        ...subject,
        size: sizeIn(gates),
        championDigest:
          serving?.version === subject.champion ? serving?.digest : undefined,
      },
      plan.gates.flatMap(rule => (rule.gate === 'metrics' ? rule.primary : [])),
      judge.sources(registry),
    );
  }

  /** Evaluates the gates of a promotion's phase for the version that is asked for, or that was trained. */
  evaluatePromotion(
    promotion: PromotionRecord,
    phase: GatePhase,
    at: Date,
  ): Promise<Evaluation> {
    const { version, digest } =
      phase === 'trained' ? resultOf(promotion) : promotion;
    return this.evaluate(
      promotion.plan,
      {
        model: promotion.model,
        registry: promotion.registry,
        registeredModel: promotion.registeredModel,
        version,
        digest,
        alias: promotion.plan.alias,
      },
      phase,
      at,
    );
  }

  /** The gates that say something else than they last did, in words; empty when all say the same. */
  async findChanges(
    promotion: PromotionRecord,
    { gates }: Evaluation,
  ): Promise<string[]> {
    const before = await this.options.gates.list(promotion.id);
    return gates.flatMap(now => {
      const then = before.find(
        one => one.gate === now.gate && one.phase === now.phase,
      );
      return then?.evidenceDigest === now.evidenceDigest &&
        then.outcome === now.outcome
        ? []
        : [`${GATE_TITLES[now.gate]}: ${now.summary}`];
    });
  }

  /** Writes gates in place of what they said before. */
  save(
    transaction: Knex.Transaction,
    { id }: Pick<PromotionRecord, 'id'>,
    { gates }: Evaluation,
  ): Promise<void> {
    return this.options.gates.save(transaction, id, gates);
  }
}

/** What the ledger keeps of an evaluation: enough to prove the evidence, which is stored beside it. */
export const sealOf = ({ gates, evidenceDigest }: Evaluation) => ({
  evidenceDigest,
  gates: gates.map(({ gate, phase, outcome, summary, ...rest }) => ({
    gate,
    phase,
    outcome,
    summary,
    evidenceDigest: rest.evidenceDigest,
  })),
});

function explain({ gate, summary }: Pick<EvaluatedGate, 'gate' | 'summary'>) {
  return `${GATE_TITLES[gate]}: ${summary}`;
}

function sizeIn(gates: readonly EvaluatedGate[]): number | undefined {
  const size = gates.find(({ gate }) => gate === 'artefact_digest')?.evidence
    .size;
  return typeof size === 'number' ? size : undefined;
}
