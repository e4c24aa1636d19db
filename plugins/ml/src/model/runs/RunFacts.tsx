import { Link } from '@backstage/core-components';
import type { Run } from '@slipway/plugin-ml-common';
import {
  Commit,
  Duration,
  Fact,
  Facts,
  Identifier,
  RelativeTime,
} from '../../design';
import { LaunchLink } from '../../launches/LaunchLink';
import { RunLink, VersionLink } from '../links';
import { RunMark } from './runStates';

/** What a run is: when, by whom, from which code, and what it made. */
export const RunFacts = ({ model, run }: { model: string; run: Run }) => (
  <Facts>
    <Fact name="Status">
      <RunMark status={run.status} />
    </Fact>
    <Fact name="Started">
      <RelativeTime time={run.startedAt} />
      {run.user ? ` by ${run.user}` : null}
    </Fact>
    <Fact name="Took">
      <Duration from={run.startedAt} to={run.endedAt} />
    </Fact>
    <Fact name="Versions">
      {run.versions?.length
        ? run.versions.map((version, index) => (
            <span key={version}>
              {index > 0 ? ', ' : null}
              <VersionLink model={model} version={version} />
            </span>
          ))
        : null}
    </Fact>
    <Fact name="Launch">
      {run.launchId && <LaunchLink id={run.launchId} />}
    </Fact>
    <Fact name="Part of">
      {run.parentRunId && <RunLink model={model} runId={run.parentRunId} />}
    </Fact>
    <Fact name="Commit">
      {run.source?.commit && <Commit commit={run.source.commit} />}
    </Fact>
    <Fact name="Code">
      {run.source?.url && <Link to={run.source.url}>{run.source.url}</Link>}
    </Fact>
    <Fact name="Run id">
      <Identifier value={run.id} what="run id" />
    </Fact>
    <Fact name="Tracking">
      {run.url && <Link to={run.url}>open in MLflow</Link>}
    </Fact>
  </Facts>
);
