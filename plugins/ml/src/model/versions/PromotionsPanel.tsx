import { Link } from '@backstage/core-components';
import { Fact, Facts, Panel, PanelState, RelativeTime } from '../../design';
import { PromotionLink } from '../../promotions/PromotionLink';
import { PromotionMark } from '../../promotions/PromotionMark';
import { useEntityPaths } from '../links';
import { promotionsOf, usePromotionsOfModel } from './usePromotionsOfModel';

const MOST_SHOWN = 8;

/** Where somebody asked to take a version, and what came of it. */
export const PromotionsPanel = ({
  model,
  version,
}: {
  /** Entity reference. */
  model: string;
  version: string;
}) => {
  const read = usePromotionsOfModel(model);
  const paths = useEntityPaths(model);
  return (
    <Panel title="Promotions">
      <PanelState
        read={read}
        empty={{
          title: 'Nobody has asked to promote this version.',
          detail: 'Request one with the button at the top of this page.',
        }}
        isEmpty={page => promotionsOf(version, page.items).length === 0}
      >
        {page => {
          const promotions = promotionsOf(version, page.items);
          return (
            <>
              <Facts>
                {promotions.slice(0, MOST_SHOWN).map(one => (
                  <Fact key={one.id} name={one.environment}>
                    <PromotionLink id={one.id}>
                      <PromotionMark promotion={one} />
                    </PromotionLink>{' '}
                    <RelativeTime time={one.endedAt ?? one.requestedAt} />
                  </Fact>
                ))}
              </Facts>
              {promotions.length > MOST_SHOWN ? (
                <Link to={paths.tab('promotions')}>
                  All {promotions.length} promotions
                </Link>
              ) : null}
            </>
          );
        }}
      </PanelState>
    </Panel>
  );
};
