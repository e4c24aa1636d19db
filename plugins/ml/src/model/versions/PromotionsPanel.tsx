import { Link } from '@backstage/core-components';
import { Fact, Facts, Panel, PanelState, RelativeTime } from '../../design';
import { PromotionLink } from '../../promotions/PromotionLink';
import { PromotionMark } from '../../promotions/PromotionMark';
import { useEntityPaths } from '../links';
import { usePromotionsOfVersion } from './usePromotionsOfModel';

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
  const read = usePromotionsOfVersion(model, version);
  const paths = useEntityPaths(model);
  return (
    <Panel title="Promotions">
      <PanelState
        read={read}
        empty={{
          title: 'Nobody has asked to promote this version.',
          detail: 'Request one with the button at the top of this page.',
        }}
        isEmpty={({ items }) => items.length === 0}
      >
        {({ items, nextCursor }) => (
          <>
            <Facts>
              {items.slice(0, MOST_SHOWN).map(one => (
                <Fact key={one.id} name={one.environment}>
                  <PromotionLink id={one.id}>
                    <PromotionMark promotion={one} />
                  </PromotionLink>{' '}
                  <RelativeTime time={one.endedAt ?? one.requestedAt} />
                </Fact>
              ))}
            </Facts>
            {items.length > MOST_SHOWN ? (
              <Link to={paths.promotionsOf(version)}>
                All {nextCursor ? '' : `${items.length} `}promotions
              </Link>
            ) : null}
          </>
        )}
      </PanelState>
    </Panel>
  );
};
