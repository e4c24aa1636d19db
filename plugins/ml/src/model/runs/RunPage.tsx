import { Link } from '@backstage/core-components';
import { makeStyles, type Theme } from '@material-ui/core/styles';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import type { RunDetail } from '@slipway/plugin-ml-common';
import {
  Columns,
  Panel,
  PanelState,
  shownText,
  Skeleton,
  StaleNotice,
  Stack,
} from '../../design';
import { useParams } from '../../navigation';
import { every, useMlQuery } from '../../query';
import { ArtefactBrowser } from '../artefacts';
import { useEntityPaths } from '../links';
import { TagsPanel } from '../tags';
import { useModel } from '../useModel';
import { CurvePanel } from './CurvePanel';
import { isMoving } from './howOften';
import { MetricList } from './MetricList';
import { DatasetsPanel } from './page/DatasetsPanel';
import { EnvironmentFiles } from './page/EnvironmentFiles';
import { LoggedModelsPanel } from './page/LoggedModelsPanel';
import { NOTE, NotePanel } from './page/NotePanel';
import { SystemPanel } from './page/SystemPanel';
import { ParameterList } from './ParameterList';
import { RunActs } from './RunActs';
import { RunFacts } from './RunFacts';

const MOST_IN_TITLE = 120;

const useStyles = makeStyles(theme => ({
  top: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(1),
    // As high as the acts, so that nothing moves when they come.
    minHeight: 36,
    fontSize: '0.875rem',
  },
}));

const titleOf = ({ name }: RunDetail) =>
  shownText(
    name.length > MOST_IN_TITLE ? `${name.slice(0, MOST_IN_TITLE)}…` : name,
  );

/** The run without what the machine measured, which has a panel of its own. */
const ofTheModel = (run: RunDetail): RunDetail => {
  const system = new Set(run.systemMetrics);
  return { ...run, metrics: run.metrics.filter(({ key }) => !system.has(key)) };
};

/** The tags without the note, which has a panel of its own. */
const besideNote = ({ tags }: RunDetail) =>
  Object.fromEntries(Object.entries(tags).filter(([key]) => key !== NOTE));

const Parts = ({ model, run }: { model: string; run: RunDetail }) => {
  const registered = useModel(model).data?.registry.model;
  // Where columns stand below one another, what the run is comes first.
  const isNarrow = useMediaQuery<Theme>(theme => theme.breakpoints.down('sm'));
  const facts = (
    <Panel title={titleOf(run)}>
      <RunFacts model={model} run={run} />
    </Panel>
  );
  return (
    <Columns>
      <Stack>
        {isNarrow ? facts : null}
        <CurvePanel model={model} run={run} />
        <Panel title="Artefacts">
          <ArtefactBrowser
            model={model}
            runId={run.id}
            models={run.models.filter(({ role }) => role === 'made')}
          />
        </Panel>
        <LoggedModelsPanel model={model} registered={registered} run={run} />
        <DatasetsPanel run={run} />
        <SystemPanel model={model} run={run} />
      </Stack>
      <Stack>
        {isNarrow ? null : facts}
        <Panel title="Metrics" about="The last value of each">
          <MetricList model={model} run={ofTheModel(run)} />
        </Panel>
        <Panel title="Parameters">
          <ParameterList parameters={run.parameters} />
        </Panel>
        <NotePanel run={run} />
        <EnvironmentFiles model={model} run={run} />
        <TagsPanel tags={besideNote(run)} />
      </Stack>
    </Columns>
  );
};

/** One run: what it did, with what, how it went, and everything that it left. */
export const RunPage = ({ model }: { model: string }) => {
  const classes = useStyles();
  const { runId = '' } = useParams();
  const paths = useEntityPaths(model);
  const read = useMlQuery({
    key: ['run', `${model} ${runId}`],
    read: (api, signal) => api.getRun(model, runId, { signal }),
    again: run => (run && isMoving(run) ? every.moment * 2 : every.while),
  });
  return (
    <Stack>
      <div className={classes.top}>
        <Link to={paths.tab('runs')}>All runs</Link>
        {read.data ? (
          <RunActs key={runId} model={model} run={read.data} />
        ) : null}
      </div>
      <PanelState
        read={read}
        skeleton={
          <Columns>
            <Panel title="Curves">
              <Skeleton height={220} lines={1} />
            </Panel>
            <Panel title="Run">
              <Skeleton lines={8} />
            </Panel>
          </Columns>
        }
      >
        {run => (
          <>
            <StaleNotice freshness={run.freshness} />
            <Parts model={model} run={run} />
          </>
        )}
      </PanelState>
    </Stack>
  );
};
