import type { Promotion } from '@slipway/plugin-ml-common';
import { StatusMark } from '../design';
import { promotionStates } from './states';

/** The state of a promotion: word, shape and colour. */
export const PromotionMark = ({
  promotion,
}: {
  promotion: Pick<Promotion, 'state' | 'stateReason'>;
}) => {
  const { label, meaning, tone } = promotionStates[promotion.state];
  return (
    <StatusMark
      label={label}
      tone={tone}
      meaning={promotion.stateReason ?? meaning}
    />
  );
};
