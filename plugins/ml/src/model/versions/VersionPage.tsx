import type { VersionDetail } from '@slipway/plugin-ml-common';
import { Link } from '@backstage/core-components';
import {
  Columns,
  Empty,
  Panel,
  PanelState,
  Skeleton,
  StaleNotice,
  Stack,
} from '../../design';
import { useParams } from '../../navigation';
import { useEntityPaths } from '../links';
import { RequestPromotion } from '../RequestPromotion';
import { DatasetList } from '../runs/DatasetList';
import { MetricList } from '../runs/MetricList';
import { ParameterList } from '../runs/ParameterList';
import { TagsPanel } from '../tags';
import { useModel, useVersion } from '../useModel';
import { CardPanel } from './CardPanel';
import { CompareWith } from './CompareWith';
import { EnvironmentPanel } from './EnvironmentPanel';
import { FilesPanel } from './FilesPanel';
import { FormatPanel } from './FormatPanel';
import { PromotionsPanel } from './PromotionsPanel';
import { hasFields, SignatureTable } from './SignatureTable';
import { unreadNotice } from './unreadFiles';
import { VersionFacts } from './VersionFacts';
import { VersionGone } from './VersionGone';

const Signature = ({ version }: { version: VersionDetail }) => (
  <Panel title="Signature" flush={hasFields(version.signature ?? {})}>
    {version.signature && hasFields(version.signature) ? (
      <SignatureTable signature={version.signature} />
    ) : (
      unreadNotice(version, ['MLmodel']) ?? (
        <Empty
          title="This version says nothing about its inputs and outputs."
          detail="Log the model with a signature and an input example; without them nothing can check a request, and the smoke request of a deployment has nothing to send."
          snippet="signature = mlflow.models.infer_signature(inputs, outputs)"
        />
      )
    )}
  </Panel>
);

const OfRun = ({ model, version }: { model: string; version: VersionDetail }) =>
  version.run ? (
    <>
      <Panel title="Metrics">
        <MetricList model={model} run={version.run} />
      </Panel>
      <Panel title="Data">
        <DatasetList datasets={version.run.datasets} />
      </Panel>
      <Panel title="Parameters">
        <ParameterList parameters={version.run.parameters} />
      </Panel>
    </>
  ) : null;

/** One version: what it is exactly, where it comes from, and the act that takes it further. */
export const VersionPage = ({ model }: { model: string }) => {
  const { version = '' } = useParams();
  const paths = useEntityPaths(model);
  const read = useVersion(model, version);
  const overview = useModel(model);
  const { gone, requestPromotion: act } = overview.data ?? {};
  return (
    <Stack>
      <div style={{ fontSize: '0.875rem' }}>
        <Link to={paths.tab('versions')}>All versions</Link>
      </div>
      <PanelState
        read={read}
        skeleton={
          <Columns>
            <Stack>
              <Panel title={`Version ${version}`}>
                <Skeleton lines={9} />
              </Panel>
              <Skeleton lines={2} height={200} />
            </Stack>
            <Skeleton lines={2} height={200} />
          </Columns>
        }
      >
        {detail => (
          <>
            <StaleNotice freshness={detail.freshness} />
            <VersionGone
              version={detail}
              goneModel={gone}
              isModelRead={!overview.isPending}
            />
            <Columns>
              <Stack>
                <Panel
                  title={`Version ${detail.version}`}
                  acts={
                    <>
                      <CompareWith model={model} version={detail.version} />
                      {act && detail.status === 'ready' && !detail.deletedAt ? (
                        <RequestPromotion
                          model={model}
                          version={detail.version}
                          act={act}
                        />
                      ) : null}
                    </>
                  }
                >
                  <VersionFacts
                    model={model}
                    version={detail}
                    goneModel={gone}
                  />
                </Panel>
                <CardPanel card={detail.card} />
                <Signature version={detail} />
                <FilesPanel version={detail} />
              </Stack>
              <Stack>
                <FormatPanel version={detail} />
                <TagsPanel tags={detail.tags} />
                <OfRun model={model} version={detail} />
                <EnvironmentPanel version={detail} />
                <PromotionsPanel model={model} version={detail.version} />
              </Stack>
            </Columns>
          </>
        )}
      </PanelState>
    </Stack>
  );
};
