import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { EntityLink, PanelState, RelativeTime } from '../design';
import { PromotionLink } from '../promotions/PromotionLink';
import { every, useMlQuery } from '../query';
import { promotionsRouteRef } from '../routes';
import { HomeList } from './HomeList';
import { WidgetFrame } from './WidgetFrame';

const SHOWN = 8;

const WaitingForMe = () => {
  const promotions = useRouteRef(promotionsRouteRef);
  const read = useMlQuery({
    key: ['waiting-for-me', ''],
    read: (api, signal) =>
      api.getPromotions({ scope: 'waiting', limit: SHOWN }, { signal }),
    again: every.while,
  });
  return (
    <PanelState
      read={read}
      isEmpty={({ items }) => items.length === 0}
      empty={{
        title: 'Nothing waits for you.',
        detail: 'Promotions that you may decide stand here.',
      }}
    >
      {({ items, counts }) => (
        <HomeList
          items={items.map(promotion => ({
            key: promotion.id,
            name: (
              <PromotionLink id={promotion.id}>
                {`${promotion.registeredModel} ${promotion.version} → ${promotion.environment}`}
              </PromotionLink>
            ),
            about: (
              <>
                <EntityLink entityRef={promotion.requestedBy} />{' '}
                <RelativeTime time={promotion.requestedAt} />
              </>
            ),
          }))}
          all={
            promotions && counts.waiting > items.length ? (
              <Link to={`${promotions()}?scope=waiting`}>
                All {counts.waiting}
              </Link>
            ) : null
          }
        />
      )}
    </PanelState>
  );
};

/** Promotions that the reader may decide now. */
export const parts = { Content: WaitingForMe, Renderer: WidgetFrame };
