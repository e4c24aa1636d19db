import type { PromotionDetail } from '@slipway/plugin-ml-common';
import { sayResources } from '../../launches/resources';

/** What an approval starts, one sentence each, in order. */
export const consequencesOfApproval = ({
  promotion,
  plan,
  comparison,
}: PromotionDetail): string[] => {
  const missing =
    (promotion.approvalsNeeded ?? plan.policy.approvals) -
    (promotion.approvals ?? 0);
  const more =
    missing > 1
      ? [`${missing - 1} more approval is needed before anything starts.`]
      : [];
  const training = plan.launch
    ? [
        `A training job starts on cluster ${
          plan.launch.cluster
        } with ${sayResources(plan.launch.resources)}.`,
        'The version it registers is put through the gates again.',
      ]
    : [];
  const champion = comparison?.champion?.version;
  return [
    ...more,
    ...training,
    `The version is deployed to ${plan.environment} on ${plan.target} and must answer a smoke request.`,
    `Then the alias ${plan.alias} moves to it${
      champion ? ` from version ${champion}` : ''
    }.`,
    champion
      ? `If a step fails, version ${champion} keeps serving.`
      : 'If a step fails, nothing serves, as now.',
  ];
};
