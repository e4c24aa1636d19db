import type { ModelOverview } from '@slipway/plugin-ml-common';
import {
  CsvButton,
  DataTable,
  Empty,
  OneOf,
  Panel,
  PanelState,
  Skeleton,
  type View,
} from '../../design';
import { every, useMlPages } from '../../query';
import { moveColumns } from './moveColumns';

type Environment = ModelOverview['environments'][number];

/** Every move of the model's aliases, and of its versions between stages, newest first; the address holds the environment. */
export const MovesTable = ({
  model,
  environments,
  view,
}: {
  /** Entity reference. */
  model: string;
  environments: readonly Environment[];
  view: View;
}) => {
  const environment = view.one('environment');
  const read = useMlPages({
    key: ['history', model, environment ?? ''],
    read: (api, cursor, signal) =>
      api.getHistory(model, { environment, cursor }, { signal }),
    again: every.while,
  });
  const rows = read.data?.pages.flatMap(page => page.items) ?? [];
  const columns = moveColumns(model, at => view.set('at', at));
  return (
    <Panel
      flush
      title="Moves of aliases and stages"
      about="Newest first, by promotions and from outside"
      acts={
        <>
          <OneOf
            label="Environment"
            none="All"
            options={environments.map(({ name, title }) => ({
              value: name,
              label: title ?? name,
            }))}
            chosen={environment}
            onChange={chosen => view.set('environment', chosen)}
          />
          <CsvButton name="history" columns={columns} rows={rows} />
        </>
      }
    >
      <PanelState
        read={read}
        skeleton={
          <div style={{ padding: 16 }}>
            <Skeleton lines={4} height={28} />
          </div>
        }
      >
        {() =>
          rows.length === 0 ? (
            <div style={{ padding: '0 16px 16px' }}>
              <Empty
                title={
                  environment
                    ? `Nothing has moved to or from ${environment} yet.`
                    : 'No alias of this model has moved yet.'
                }
                detail="A promotion moves the alias of its environment as its last act; what others move at the registry is noticed and stands here too."
              />
            </div>
          ) : (
            <DataTable
              label="Moves of aliases and stages"
              columns={columns}
              rows={rows}
              rowKey={({ id }) => id}
              rowHeight={52}
              onMore={read.hasNextPage ? () => read.fetchNextPage() : undefined}
              loadingMore={read.isFetchingNextPage}
            />
          )
        }
      </PanelState>
    </Panel>
  );
};
