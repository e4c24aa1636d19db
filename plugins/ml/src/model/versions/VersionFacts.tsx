import type { VersionDetail } from '@slipway/plugin-ml-common';
import {
  Digest,
  Fact,
  Facts,
  OutsideText,
  RelativeTime,
  sayBytes,
  shownText,
  WebLink,
} from '../../design';
import { LaunchLink } from '../../launches/LaunchLink';
import { ServesIn } from '../../serving';
import type { Gone } from '../GoneNotice';
import { RunLink } from '../links';
import { CommitLink } from '../runs/page/CommitLink';
import { RunsCodeMark } from './runsCode';
import { Aliases } from './versionColumns';
import { VersionMark } from './VersionMark';

/** Where a version comes from, what it is exactly, and where it serves. */
export const VersionFacts = ({
  model,
  version,
  goneModel,
}: {
  /** Entity reference. */
  model: string;
  version: VersionDetail;
  /** Present where the registry has the model no more by its name. */
  goneModel?: Gone;
}) => (
  <Facts>
    <Fact name="State">
      <VersionMark version={version} goneModel={goneModel} />
      {version.statusMessage ? (
        <>
          {' '}
          <OutsideText text={version.statusMessage} />
        </>
      ) : null}
    </Fact>
    <Fact name="Serves in">
      <ServesIn version={version} nowhere="nowhere" />
    </Fact>
    <Fact name="Aliases">
      {version.aliases.length > 0 ? (
        <Aliases aliases={version.aliases} />
      ) : null}
    </Fact>
    <Fact name="Stage">{version.stage}</Fact>
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
      {version.user ? (
        <>
          {' by '}
          <OutsideText text={version.user} />
        </>
      ) : null}
    </Fact>
    <Fact name="Run">
      {version.runId && (
        <RunLink model={model} runId={version.runId}>
          {version.run && shownText(version.run.name)}
        </RunLink>
      )}
    </Fact>
    <Fact name="Launch">
      {version.launchId && <LaunchLink id={version.launchId} />}
    </Fact>
    <Fact name="Commit">
      {version.run?.source?.commit && (
        <CommitLink
          commit={version.run.source.commit}
          source={version.run.source.url}
        />
      )}
    </Fact>
    <Fact name="Registry">
      {version.url && !version.deletedAt && (
        <WebLink address={version.url}>open in the registry</WebLink>
      )}
    </Fact>
    <Fact name="About">
      {version.description && version.card?.source !== 'version description' ? (
        <OutsideText text={version.description} />
      ) : null}
    </Fact>
  </Facts>
);
