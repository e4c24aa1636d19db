import type { AliasMove, Move } from '@slipway/plugin-ml-common';
import { EntityLink, StatusMark } from '../../design';
import { PromotionLink } from '../../promotions/PromotionLink';

/** Who moved an alias or a version to a stage, in words. */
export const sayMovedBy: Record<AliasMove['by'], string> = {
  portal: 'By a promotion',
  outside: 'Outside Slipway',
  unknown: 'Found there',
};

/** Links in lines below each other, each high enough to be hit. */
const lines = { lineHeight: 1.75 };

const FOUND = 'It was there when Slipway first read the registry';

/** Who moved an alias or a version to a stage: a promotion with its link, somebody outside, or nobody knows. */
export const MovedBy = ({
  move: { kind = 'alias', by, promotionId, actor },
}: {
  move: Partial<Pick<AliasMove, 'by' | 'promotionId' | 'actor'>> & {
    kind?: Move['kind'];
  };
}) => {
  const who = actor ? (
    <div>
      <EntityLink entityRef={actor} />
    </div>
  ) : null;
  switch (by) {
    case 'portal':
      return (
        <div style={lines}>
          {promotionId ? <PromotionLink id={promotionId} /> : sayMovedBy.portal}
          {who}
        </div>
      );
    case 'outside':
      return (
        <>
          <StatusMark
            tone="warning"
            label={sayMovedBy.outside}
            meaning={`Somebody moved the ${kind} at the registry: no gate, no approval, no record of who`}
          />
          {who}
        </>
      );
    case 'unknown':
      return (
        <StatusMark tone="off" label={sayMovedBy.unknown} meaning={FOUND} />
      );
    case undefined:
      return <>–</>;
    default:
      return by satisfies never;
  }
};
