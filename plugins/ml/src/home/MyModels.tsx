import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import type { FleetRow } from '@slipway/plugin-ml-common';
import { EntityLink, HealthMark, PanelState } from '../design';
import { SourceNotices } from '../fleet/SourceNotices';
import { every, useMlQuery } from '../query';
import { fleetRouteRef } from '../routes';
import { sayServing } from '../serving';
import { HomeList } from './HomeList';
import { WidgetFrame } from './WidgetFrame';

const SHOWN = 8;

const servingWords = ({ serving }: FleetRow) =>
  serving.length > 0
    ? serving.map(one => `v${sayServing(one)}`).join(', ')
    : 'serves nowhere';

const MyModels = () => {
  const fleet = useRouteRef(fleetRouteRef);
  const read = useMlQuery({
    key: ['my-models', ''],
    read: (api, signal) =>
      api.getFleet({ owner: ['me'], limit: SHOWN }, { signal }),
    again: every.while,
  });
  return (
    <PanelState
      read={read}
      isEmpty={({ items }) => items.length === 0}
      empty={{
        title: 'Neither you nor your teams own a model.',
        detail: 'A model is owned by the group in spec.owner of its YAML.',
      }}
    >
      {({ items, nextCursor, sources }) => (
        <>
          <SourceNotices sources={sources} />
          <HomeList
            items={items.map(model => ({
              key: model.ref,
              name: (
                <EntityLink
                  entityRef={model.ref}
                  title={model.title ?? model.name}
                />
              ),
              about: (
                <>
                  <HealthMark
                    health={model.health}
                    reason={model.healthReason}
                  />{' '}
                  · {servingWords(model)}
                </>
              ),
            }))}
            all={
              fleet && nextCursor ? (
                <Link to={`${fleet()}?owner=me`}>All of them</Link>
              ) : null
            }
          />
        </>
      )}
    </PanelState>
  );
};

/** The models that the reader and their teams own, those that need attention first. */
export const parts = { Content: MyModels, Renderer: WidgetFrame };
