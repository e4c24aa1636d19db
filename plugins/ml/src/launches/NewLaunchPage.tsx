import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { EntityLink, Page, Panel, PanelState, Skeleton } from '../design';
import { useNavigate, useSearchParams } from '../navigation';
import { useMlQuery } from '../query';
import { launchesRouteRef, launchRouteRef } from '../routes';
import { LaunchForm } from './form/LaunchForm';
import { PipelineChooser } from './form/PipelineChooser';

const LaunchOf = (props: { pipelineRef: string; model?: string }) => {
  const { pipelineRef, model } = props;
  const navigate = useNavigate();
  const path = useRouteRef(launchRouteRef);
  const read = useMlQuery({
    key: ['pipeline', pipelineRef],
    read: (api, signal) => api.getPipeline(pipelineRef, { signal }),
  });
  return (
    <PanelState read={read} skeleton={<Skeleton lines={5} height={48} />}>
      {pipeline => (
        <Panel title={pipeline.name} about={pipeline.description}>
          <LaunchForm
            pipeline={pipeline}
            model={model}
            onLaunched={({ id }) => path && navigate(path({ id }))}
          />
        </Panel>
      )}
    </PanelState>
  );
};

/** `/ml/launches/new?pipeline=…`: start a pipeline. */
export const NewLaunchPage = () => {
  const [search, setSearch] = useSearchParams();
  const launches = useRouteRef(launchesRouteRef);
  const pipeline = search.get('pipeline');
  return (
    <Page
      title="Launch a pipeline"
      above={launches && <Link to={launches()}>Launches</Link>}
      facts={pipeline ? <EntityLink entityRef={pipeline} /> : undefined}
    >
      {pipeline ? (
        <LaunchOf
          key={pipeline}
          pipelineRef={pipeline}
          model={search.get('model') ?? undefined}
        />
      ) : (
        <PipelineChooser onChoose={chosen => setSearch({ pipeline: chosen })} />
      )}
    </Page>
  );
};
