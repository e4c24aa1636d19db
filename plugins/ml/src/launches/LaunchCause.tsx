import type { Launch } from '@slipway/plugin-ml-common';
import { EntityLink } from '../design';
import { PromotionLink } from '../promotions/PromotionLink';

/** Why a launch exists: a promotion, a trigger, a person or a service. */
export const LaunchCause = ({
  launch: { cause, requestedBy },
}: {
  launch: Pick<Launch, 'cause' | 'requestedBy'>;
}) => {
  if (cause.promotionId) return <PromotionLink id={cause.promotionId} />;
  return (
    <span>
      {cause.type} <EntityLink entityRef={requestedBy} />
    </span>
  );
};
