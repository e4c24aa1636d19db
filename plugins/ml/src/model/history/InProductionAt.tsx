import {
  CsvButton,
  DataTable,
  Empty,
  exactTime,
  Panel,
  PanelState,
  Skeleton,
  StaleNotice,
  type View,
} from '../../design';
import { every, useMlQuery } from '../../query';
import { readMoment } from './moment';
import { MomentPicker } from './MomentPicker';
import { servedColumns } from './servedColumns';

/** What served in every environment at one moment; the address holds the moment. */
export const InProductionAt = ({
  model,
  view,
}: {
  /** Entity reference. */
  model: string;
  view: View;
}) => {
  const chosen = readMoment(view.one('at'));
  const read = useMlQuery({
    // Another moment is another subject: what served at the one before is not kept under its name.
    key: ['production', `${model} ${chosen ?? 'now'}`],
    read: (api, signal) =>
      api.getProductionAt(model, chosen ?? new Date().toISOString(), {
        signal,
      }),
    again: every.while,
  });
  const at = chosen ?? read.data?.at ?? new Date().toISOString();
  const columns = servedColumns(model, !chosen);
  return (
    <Panel
      title="What was in production"
      about={chosen ? `At ${exactTime(chosen)}` : 'Now'}
      acts={
        <CsvButton
          name="in-production"
          columns={columns}
          rows={read.data?.items ?? []}
        />
      }
    >
      <MomentPicker
        at={at}
        isNow={!chosen}
        onChange={moment => view.set('at', moment, 'quietly')}
      />
      <PanelState read={read} skeleton={<Skeleton lines={2} height={36} />}>
        {({ items, freshness }) => (
          <>
            {freshness.state === 'stale' ? (
              <div style={{ paddingBottom: 16 }}>
                <StaleNotice freshness={freshness} />
              </div>
            ) : null}
            {items.length > 0 ? (
              <div style={{ margin: '0 -16px -16px' }}>
                <DataTable
                  label="What was in production"
                  columns={columns}
                  rows={items}
                  rowKey={({ environment }) => environment}
                />
              </div>
            ) : (
              <Empty
                title="No environment is configured."
                detail="Environments are named in app-config.yaml, each with the alias that says what serves there."
              />
            )}
          </>
        )}
      </PanelState>
    </Panel>
  );
};
