import { useRouteRef } from '@backstage/frontend-plugin-api';
import type { PromotionsQuery } from '@slipway/plugin-ml-common';
import { ListPanel, type EmptyProps } from '../../design';
import { useNavigate } from '../../navigation';
import { every, useMlList } from '../../query';
import { promotionRouteRef } from '../../routes';
import { promotionColumns } from './promotionColumns';

/** A list of promotions, open ones first; on a model's own page without the column that would name it in each row. */
export const PromotionsTable = (props: {
  query: Omit<PromotionsQuery, 'cursor' | 'limit'>;
  empty: EmptyProps;
  title?: string;
}) => {
  const { query, empty, title = 'Promotions' } = props;
  const navigate = useNavigate();
  const path = useRouteRef(promotionRouteRef);
  const { read, rest } = useMlList({
    key: ['promotions', query.model ?? '', query],
    read: (api, page, signal) =>
      api.getPromotions({ ...query, ...page }, { signal }),
    again: every.while,
  });
  return (
    <ListPanel
      title={title}
      file="promotions"
      read={read}
      rest={rest}
      columns={promotionColumns.filter(
        ({ id }) => !(query.model && id === 'model'),
      )}
      empty={empty}
      onOpen={({ id }) => path && navigate(path({ id }))}
    />
  );
};
