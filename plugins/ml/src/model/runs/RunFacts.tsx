import { Link } from '@backstage/core-components';
import type { RunDetail } from '@slipway/plugin-ml-common';
import {
  Fact,
  Facts,
  Identifier,
  OutsideText,
  RelativeTime,
  StatusMark,
  WebLink,
} from '../../design';
import { LaunchLink } from '../../launches/LaunchLink';
import { RunLink, useEntityPaths, VersionLink } from '../links';
import { CauseFact } from './page/CauseFact';
import { CommitLink } from './page/CommitLink';
import { RunDuration } from './RunDuration';
import { RunMark } from './runStates';

const Source = ({ source }: { source: NonNullable<RunDetail['source']> }) => {
  const { commit, url } = source;
  return (
    <>
      <Fact name="Commit">
        {commit && <CommitLink commit={commit} source={url} />}
      </Fact>
      <Fact name="Code">{url && <WebLink address={url} />}</Fact>
    </>
  );
};

const Sweep = ({ model, run }: { model: string; run: RunDetail }) => {
  const { tab } = useEntityPaths(model);
  const { childCount = 0, bestChild } = run;
  return (
    <Fact name="Sweep">
      {childCount > 0 ? (
        <>
          <Link to={`${tab('runs')}?sweep=${encodeURIComponent(run.id)}`}>
            {childCount === 1
              ? '1 run'
              : `${childCount.toLocaleString('en')} runs`}{' '}
            below it
          </Link>
          {bestChild ? (
            <>
              ,{' '}
              <RunLink model={model} runId={bestChild.runId}>
                best
              </RunLink>
            </>
          ) : null}
        </>
      ) : null}
    </Fact>
  );
};

/** What a run is: when, by whom, what caused it, from which code, and what it made. */
export const RunFacts = ({
  model,
  run,
}: {
  /** Entity reference. */
  model: string;
  run: RunDetail;
}) => (
  <Facts>
    <Fact name="Status">
      <RunMark status={run.status} />
      {run.deleted ? (
        <>
          {' '}
          <StatusMark tone="off" label="Deleted in MLflow" />
        </>
      ) : null}
    </Fact>
    <Fact name="Started">
      <RelativeTime time={run.startedAt} />
      {run.user ? (
        <>
          {' by '}
          <OutsideText text={run.user} />
        </>
      ) : null}
    </Fact>
    <Fact name="Took">
      <RunDuration run={run} />
    </Fact>
    <Fact name="Cause">{run.cause && <CauseFact cause={run.cause} />}</Fact>
    <Fact name="Launch">
      {run.launchId && run.launchId !== run.cause?.id ? (
        <>
          {/* A tag that anybody can write; only a cause was checked. */}
          {run.cause ? null : 'says '}
          <LaunchLink id={run.launchId} inText={!run.cause} />
        </>
      ) : null}
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
    <Fact name="Part of">
      {run.parentRunId && <RunLink model={model} runId={run.parentRunId} />}
    </Fact>
    <Sweep model={model} run={run} />
    {run.source ? <Source source={run.source} /> : null}
    <Fact name="Run id">
      <Identifier value={run.id} what="run id" />
    </Fact>
    <Fact name="Tracking">
      {run.url && <WebLink address={run.url}>open in MLflow</WebLink>}
    </Fact>
  </Facts>
);
