import type { LoggedModel, RunDetail } from '@slipway/plugin-ml-common';
import {
  DataTable,
  Disclosure,
  Empty,
  Fact,
  Facts,
  Identifier,
  OutsideText,
  Panel,
  RelativeTime,
  StatusMark,
  WebLink,
  type Tone,
} from '../../../design';
import { RunLink, VersionLink } from '../../links';
import { TagList } from '../../tags';
import { hasFields, SignatureTable } from '../../versions/SignatureTable';
import { ParameterList } from '../ParameterList';
import { MissingNotice } from './MissingNotice';
import { ModelFolder } from './ModelFolder';
import { lastByDataset, modelMetricColumns } from './modelMetrics';

const counted = (count: number, what: string) =>
  `${count} ${what}${count === 1 ? '' : 's'}`;

/** Metrics that take little room even where they repeat the run's. */
const FEW = 5;

const marks: Record<LoggedModel['status'], { tone: Tone; label: string }> = {
  ready: { tone: 'good', label: 'Ready' },
  pending: { tone: 'warning', label: 'Being written' },
  failed: { tone: 'bad', label: 'Failed' },
  unknown: { tone: 'off', label: 'State not known' },
};

const ModelFacts = ({
  model,
  registered,
  logged,
}: {
  model: string;
  registered?: string;
  logged: LoggedModel;
}) => (
  <Facts>
    <Fact name="State">
      <StatusMark {...marks[logged.status]} />
      {logged.statusMessage ? (
        <>
          {' '}
          <OutsideText text={logged.statusMessage} />
        </>
      ) : null}
    </Fact>
    <Fact name="Type">{logged.type && <OutsideText text={logged.type} />}</Fact>
    <Fact name="Logged">
      {logged.createdAt && <RelativeTime time={logged.createdAt} />}
    </Fact>
    <Fact name="Versions">
      {logged.versions.length > 0
        ? logged.versions.map((one, index) => (
            <span key={`${one.model} ${one.version}`}>
              {index > 0 ? ', ' : null}
              {one.model === registered ? (
                <VersionLink model={model} version={one.version} />
              ) : (
                <OutsideText text={`${one.model} ${one.version}`} />
              )}
            </span>
          ))
        : null}
    </Fact>
    <Fact name="Made by">
      {logged.role === 'used' && logged.sourceRunId ? (
        <RunLink model={model} runId={logged.sourceRunId} />
      ) : null}
    </Fact>
    <Fact name="Model id">
      <Identifier value={logged.id} what="model id" length={10} />
    </Fact>
    <Fact name="Tracking">
      {logged.url && <WebLink address={logged.url}>open in MLflow</WebLink>}
    </Fact>
  </Facts>
);

const Logged = (props: {
  model: string;
  registered?: string;
  logged: LoggedModel;
}) => {
  const { logged } = props;
  const { signature = {}, signatureUnread, outside } = logged;
  const metrics = lastByDataset(logged.metrics);
  const byData = metrics.some(({ dataset }) => dataset);
  const parameters = Object.keys(logged.parameters).length;
  const tags = Object.keys(logged.tags).length;
  return (
    <div>
      <h3 style={{ margin: '0 0 4px', fontSize: '0.9375rem' }}>
        <OutsideText text={logged.name} />
        {logged.role === 'used' ? ' (used by this run)' : null}
      </h3>
      {outside ? (
        <Facts>
          <Fact name="Model id">
            <Identifier value={logged.id} what="model id" length={10} />
          </Fact>
          <Fact name="Not shown">
            No run here made it, so nothing else is said of it.
          </Fact>
        </Facts>
      ) : (
        <ModelFacts {...props} />
      )}
      {/* Links need 24 px each (WCAG 2.5.8), the last one too. */}
      <div style={{ height: 8 }} />
      {metrics.length > 0 ? (
        <Disclosure
          summary={counted(metrics.length, 'metric')}
          open={byData || metrics.length <= FEW}
        >
          <DataTable
            label={`Metrics of ${logged.name}`}
            columns={modelMetricColumns(byData)}
            rows={metrics}
            rowKey={row => row.id}
          />
        </Disclosure>
      ) : null}
      {hasFields(signature) ? (
        <Disclosure summary="Signature">
          <SignatureTable signature={signature} />
        </Disclosure>
      ) : null}
      {signatureUnread ? <div>Its signature was not read.</div> : null}
      {parameters > 0 ? (
        <Disclosure summary={counted(parameters, 'parameter')}>
          <ParameterList parameters={logged.parameters} />
        </Disclosure>
      ) : null}
      {tags > 0 ? (
        <Disclosure summary={counted(tags, 'tag')}>
          <TagList tags={logged.tags} />
        </Disclosure>
      ) : null}
    </div>
  );
};

/** The models that a run made or used (MLflow 3), with their metrics by dataset and their signatures. */
export const LoggedModelsPanel = ({
  model,
  registered,
  run,
}: {
  /** Entity reference. */
  model: string;
  /** Its name in the registry. */
  registered?: string;
  run: RunDetail;
}) => {
  const { models, modelFolders = [], missing, missingModels } = run;
  const hasAny = models.length > 0 || modelFolders.length > 0;
  return (
    <Panel
      title="Models"
      about={run.moreModels ? `The first ${models.length}` : undefined}
    >
      <MissingNotice
        why={missing ?? missingModels}
        what={models.length > 0 ? 'Some models' : 'Models'}
      />
      {hasAny ? (
        <div style={{ display: 'grid', gap: 24 }}>
          {models.map(logged => (
            <Logged
              key={logged.id}
              model={model}
              registered={registered}
              logged={logged}
            />
          ))}
          {modelFolders.map(folder => (
            <ModelFolder key={folder.path} folder={folder} />
          ))}
        </div>
      ) : null}
      {hasAny || missing || missingModels ? null : (
        <Empty
          title="The run logged no model."
          detail="A model that is logged has a signature, an environment and metrics for each dataset, and can become a version."
          snippet="mlflow.pytorch.log_model(model, name='model', signature=signature)"
        />
      )}
    </Panel>
  );
};
