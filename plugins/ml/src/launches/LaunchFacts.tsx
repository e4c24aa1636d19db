import { Link } from '@backstage/core-components';
import type { LaunchDetail } from '@slipway/plugin-ml-common';
import {
  Commit,
  Duration,
  EntityLink,
  Fact,
  Facts,
  Panel,
  RelativeTime,
  monospace,
} from '../design';
import { sayCost } from './cost';
import { LaunchCause } from './LaunchCause';
import { sayResources } from './resources';

const isWebAddress = (text: string) => /^https?:\/\//.test(text);

/** An address as a link where a browser can open it, as text otherwise. */
const Address = ({ url, words }: { url: string; words?: string }) =>
  isWebAddress(url) ? <Link to={url}>{words ?? url}</Link> : <>{url}</>;

/** What a launch is: pipeline, resources, parameters, source, cause, times, cost. */
export const LaunchFacts = ({ launch }: { launch: LaunchDetail }) => {
  const { parameters, cost } = launch;
  return (
    <Panel title="The launch">
      <Facts>
        <Fact name="Pipeline">
          <EntityLink entityRef={launch.pipeline} />
        </Fact>
        <Fact name="Model">
          {launch.model && <EntityLink entityRef={launch.model} />}
        </Fact>
        <Fact name="Cause">
          <LaunchCause launch={launch} />
        </Fact>
        <Fact name="Why">{launch.cause.reason}</Fact>
        <Fact name="Asked by">
          <EntityLink entityRef={launch.requestedBy} />{' '}
          <RelativeTime time={launch.requestedAt} />
        </Fact>
        <Fact name="Cluster">
          {launch.cluster}
          {launch.url && (
            <>
              {' '}
              (<Address url={launch.url} words="open there" />)
            </>
          )}
        </Fact>
        <Fact name="Resources">{sayResources(launch.resources)}</Fact>
        <Fact name="Took">
          {launch.startedAt && (
            <Duration from={launch.startedAt} to={launch.endedAt} />
          )}
        </Fact>
        <Fact name="Cost so far">{cost && sayCost(cost)}</Fact>
        <Fact name="Commit">
          {launch.sourceCommit && <Commit commit={launch.sourceCommit} />}
        </Fact>
        <Fact name="Source">
          {launch.sourceUrl && <Address url={launch.sourceUrl} />}
        </Fact>
        <Fact name="Parameters">
          {Object.keys(parameters).length > 0 ? (
            <span style={{ fontFamily: monospace, fontSize: '0.8125rem' }}>
              {Object.entries(parameters).map(([name, value]) => (
                <span key={name} style={{ display: 'block' }}>
                  {name} ={' '}
                  {typeof value === 'string' ? value : JSON.stringify(value)}
                </span>
              ))}
            </span>
          ) : undefined}
        </Fact>
      </Facts>
    </Panel>
  );
};
