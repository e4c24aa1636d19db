import type { Promotion } from '@slipway/plugin-ml-common';
import { PromotionLink } from '../../promotions/PromotionLink';
import { PromotionMark } from '../../promotions/PromotionMark';

const SHOWN = 2;

/** Links in lines below each other, each high enough to be hit. */
const line = { lineHeight: '24px' };

/** The newest promotions of a version, in a cell of a table. */
export const VersionPromotions = ({
  promotions,
}: {
  promotions: Promotion[];
}) => {
  if (promotions.length === 0) return <>–</>;
  const more = promotions.length - SHOWN;
  return (
    <>
      {promotions.slice(0, SHOWN).map(one => (
        <div key={one.id} style={line}>
          <PromotionLink id={one.id}>{one.environment}</PromotionLink>{' '}
          <PromotionMark promotion={one} />
        </div>
      ))}
      {more > 0 ? <div>and {more} more</div> : null}
    </>
  );
};
