import { Link } from '@backstage/core-components';
import type { VersionDetail } from '@slipway/plugin-ml-common';
import {
  Commit,
  Digest,
  Fact,
  Facts,
  RelativeTime,
  sayBytes,
  StatusMark,
} from '../../design';
import { LaunchLink } from '../../launches/LaunchLink';
import { RunLink } from '../links';
import { RunsCodeMark } from './runsCode';
import { Aliases, VersionMark } from './versionColumns';

/** Where a version comes from, what it is exactly, and where it serves. */
export const VersionFacts = ({
  model,
  version,
}: {
  /** Entity reference. */
  model: string;
  version: VersionDetail;
}) => (
  <Facts>
    <Fact name="State">
      <VersionMark version={version} />
      {version.statusMessage ? ` ${version.statusMessage}` : null}
    </Fact>
    <Fact name="Serves in">
      {version.environments?.length ? (
        <StatusMark tone="good" label={version.environments.join(', ')} />
      ) : (
        'nowhere'
      )}
    </Fact>
    <Fact name="Aliases">
      {version.aliases.length > 0 ? (
        <Aliases aliases={version.aliases} />
      ) : null}
    </Fact>
    <Fact name="Digest">
      {version.digest ? (
        <Digest digest={version.digest} />
      ) : (
        version.digestError && `not known: ${version.digestError}`
      )}
    </Fact>
    <Fact name="Size">
      {version.size === undefined
        ? null
        : `${sayBytes(version.size)} in ${version.files.length} files`}
    </Fact>
    <Fact name="Loading it">
      {version.format && (
        <RunsCodeMark
          runsCode={version.format.runsCode}
          why={version.format.why}
        />
      )}
    </Fact>
    <Fact name="Created">
      <RelativeTime time={version.createdAt} />
      {version.user ? ` by ${version.user}` : null}
    </Fact>
    <Fact name="Run">
      {version.runId && (
        <RunLink model={model} runId={version.runId}>
          {version.run?.name}
        </RunLink>
      )}
    </Fact>
    <Fact name="Launch">
      {version.launchId && <LaunchLink id={version.launchId} />}
    </Fact>
    <Fact name="Commit">
      {version.run?.source?.commit && (
        <Commit commit={version.run.source.commit} />
      )}
    </Fact>
    <Fact name="Registry">
      {version.url && <Link to={version.url}>open in the registry</Link>}
    </Fact>
    <Fact name="About">
      {version.card?.source === 'version description'
        ? null
        : version.description}
    </Fact>
  </Facts>
);
