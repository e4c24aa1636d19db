import { Link } from '@backstage/core-components';
import { useEntity } from '@backstage/plugin-catalog-react';
import { isMLModel } from '@slipway/plugin-ml-common';
import {
  EntityLinks,
  Fact,
  Facts,
  Panel,
  PanelState,
  Skeleton,
} from '../../design';
import { MlProvider } from '../../query';
import { useEntityRef } from '../useEntityRef';
import { useModel } from '../useModel';

const SOURCE_LOCATION = 'backstage.io/source-location';

const useRunbooks = () => {
  const { entity } = useEntity();
  const base = entity.metadata.annotations?.[SOURCE_LOCATION]?.replace(
    /^url:/,
    '',
  );
  return Object.entries(
    (isMLModel(entity) ? entity.spec.runbooks : undefined) ?? {},
  ).map(([name, path]) => ({
    name,
    path,
    url: /^https?:/.test(path) ? path : base && `${base}${path}`,
  }));
};

const Elsewhere = () => {
  const read = useModel(useEntityRef());
  const runbooks = useRunbooks();
  return (
    <Panel title="Elsewhere">
      <PanelState read={read} skeleton={<Skeleton lines={7} />}>
        {({ registry, experiments, pipelines, tier }) => (
          <Facts>
            <Fact name="Tier">{tier}</Fact>
            <Fact name="Registry">
              {registry.url ? (
                <Link to={registry.url}>
                  {registry.model} in {registry.instance}
                </Link>
              ) : (
                `${registry.model} in ${registry.instance}`
              )}
            </Fact>
            <Fact name="Experiments">{experiments.join(', ')}</Fact>
            <Fact name="Trained by">
              {pipelines.length > 0 ? (
                <EntityLinks entityRefs={pipelines} />
              ) : null}
            </Fact>
            {runbooks.map(({ name, path, url }) => (
              <Fact key={name} name={`Runbook: ${name}`}>
                {url ? <Link to={url}>{path}</Link> : path}
              </Fact>
            ))}
          </Facts>
        )}
      </PanelState>
    </Panel>
  );
};

/** The model in its registry, its experiments and its runbooks. */
export const ElsewhereCard = () => (
  <MlProvider>
    <Elsewhere />
  </MlProvider>
);
