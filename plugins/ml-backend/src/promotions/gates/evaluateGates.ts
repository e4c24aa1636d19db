import { digestOfJson } from '../../ledger';
import { plainJson } from '../plainJson';
import type { Digest } from '../types';
import { judgeArtefactDigest, readArtefactDigest } from './artefactDigest';
import { judgeDrift, readDrift } from './drift';
import { judgeMetrics, readMetrics } from './metrics';
import type { GateRule } from './rules';
import type {
  EvaluatedGate,
  EvidenceSources,
  GateSubject,
  Judgement,
} from './types';
import { judgeVersionReady, readVersionReady } from './versionReady';

/** Reads the evidence of every rule and judges it. Throws when a source gives no answer; nothing is half evaluated. */
export function evaluateGates(
  rules: readonly GateRule[],
  subject: GateSubject,
  sources: EvidenceSources,
  at: Date,
): Promise<EvaluatedGate[]> {
  return Promise.all(
    rules.map(async rule => {
      const { evidence: seen, ...judgement } = await evaluate(
        rule,
        subject,
        sources,
        at,
      );
      const evidence = plainJson(seen);
      return {
        gate: rule.gate,
        phase: rule.phase,
        ...judgement,
        evidence,
        evidenceDigest: digestOfJson(evidence),
        evaluatedAt: at.toISOString(),
      };
    }),
  );
}

/** The digest of all that the gates saw and said: what an approver is shown and approves. */
export function digestOfEvidence(
  gates: readonly Pick<
    EvaluatedGate,
    'gate' | 'phase' | 'outcome' | 'evidenceDigest'
  >[],
): Digest {
  return digestOfJson(
    gates
      .map(({ gate, phase, outcome, evidenceDigest }) => ({
        gate,
        phase,
        outcome,
        evidenceDigest,
      }))
      .sort((a, b) => (key(a) < key(b) ? -1 : 1)),
  );
}

/** The gates that keep a promotion from going on, by the sealed rules; one that was not evaluated does, too. */
export function blockingGates(
  rules: readonly GateRule[],
  gates: readonly EvaluatedGate[],
): { gate: GateRule['gate']; summary: string }[] {
  return rules.flatMap(rule => {
    const found = gates.find(one => key(one) === key(rule));
    if (!found) {
      return [{ gate: rule.gate, summary: 'not evaluated yet' }];
    }
    return rule.blocksOn.some(shortfall => shortfall === found.outcome)
      ? [found]
      : [];
  });
}

function key({ gate, phase }: Pick<GateRule, 'gate' | 'phase'>) {
  return `${phase}/${gate}`;
}

async function evaluate(
  rule: GateRule,
  subject: GateSubject,
  sources: EvidenceSources,
  at: Date,
): Promise<Judgement & { evidence: object }> {
  switch (rule.gate) {
    case 'version_ready': {
      const evidence = await readVersionReady(subject, sources);
      return { evidence, ...judgeVersionReady(rule, evidence) };
    }
    case 'artefact_digest': {
      const evidence = await readArtefactDigest(subject, sources);
      return { evidence, ...judgeArtefactDigest(rule, evidence) };
    }
    case 'metrics': {
      const evidence = await readMetrics(subject, rule, sources);
      return { evidence, ...judgeMetrics(rule, evidence) };
    }
    case 'drift': {
      const evidence = await readDrift(subject, rule, sources);
      return { evidence, ...judgeDrift(rule, evidence, at) };
    }
    default:
      return rule satisfies never;
  }
}
