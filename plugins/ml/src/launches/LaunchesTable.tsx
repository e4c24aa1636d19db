import { useRouteRef } from '@backstage/frontend-plugin-api';
import type { LaunchesQuery } from '@slipway/plugin-ml-common';
import { ListPanel, type EmptyProps } from '../design';
import { useNavigate } from '../navigation';
import { every, useMlList } from '../query';
import { launchRouteRef } from '../routes';
import { launchColumns } from './launchColumns';
import { isLaunchOpen } from './states';

/** A list of launches, newest first; on a model's own page without the column that would name it. */
export const LaunchesTable = (props: {
  query: Omit<LaunchesQuery, 'cursor' | 'limit'>;
  empty: EmptyProps;
  title?: string;
}) => {
  const { query, empty, title = 'Launches' } = props;
  const navigate = useNavigate();
  const path = useRouteRef(launchRouteRef);
  const { read, rest } = useMlList({
    key: ['launches', query.pipeline ?? query.model ?? '', query],
    read: (api, page, signal) =>
      api.getLaunches({ ...query, ...page }, { signal }),
    again: every.while,
  });
  return (
    <ListPanel
      title={title}
      about={launches => {
        const open = launches.filter(isLaunchOpen).length;
        return open > 0 ? `${open} not ended` : undefined;
      }}
      file="launches"
      read={read}
      rest={rest}
      columns={launchColumns.filter(
        ({ id }) => !(query.model && id === 'model'),
      )}
      empty={empty}
      onOpen={({ id }) => path && navigate(path({ id }))}
    />
  );
};
