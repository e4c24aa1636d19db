import type {
  ApprovalRequest,
  PromotionDetail,
} from '@slipway/plugin-ml-common';
import { gateOutcomes } from './gateWords';

/** What the reviewer had on screen: an approval is of exactly this. */
export type Shown = Pick<
  PromotionDetail,
  'promotion' | 'gates' | 'evidenceDigest'
>;

/** The three digests that an approval names; undefined while one of them is not there yet. */
export const approvalOf = ({
  promotion,
  evidenceDigest,
}: Shown): Omit<ApprovalRequest, 'comment'> | undefined =>
  promotion.digest && evidenceDigest
    ? {
        digest: promotion.digest,
        planHash: promotion.planHash,
        evidenceDigest,
      }
    : undefined;

/** What is not as it was shown, in sentences; empty where everything still is. */
export const changesSince = (shown: Shown, now: Shown): string[] => {
  const changes: string[] = [];
  if (shown.promotion.digest !== now.promotion.digest)
    changes.push('The artefact has another digest.');
  if (shown.promotion.planHash !== now.promotion.planHash)
    changes.push('The plan is another one.');
  for (const gate of now.gates) {
    const before = shown.gates.find(
      one => one.gate === gate.gate && one.phase === gate.phase,
    );
    if (before?.outcome !== gate.outcome)
      changes.push(
        `${gate.title}: ${
          before
            ? `was ${gateOutcomes[before.outcome].label.toLowerCase()}, is`
            : 'is new:'
        } ${gateOutcomes[gate.outcome].label.toLowerCase()}. ${gate.summary}`,
      );
    else if (before.evidenceDigest !== gate.evidenceDigest)
      changes.push(`${gate.title} has new evidence. ${gate.summary}`);
  }
  if (changes.length === 0 && shown.evidenceDigest !== now.evidenceDigest)
    changes.push('The evidence of the gates is new.');
  return changes;
};
