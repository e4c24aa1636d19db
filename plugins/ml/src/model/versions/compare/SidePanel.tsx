import type { ComparedVersion } from '@slipway/plugin-ml-common';
import {
  Digest,
  Fact,
  Facts,
  OutsideText,
  Panel,
  RelativeTime,
  sayBytes,
  shownText,
  WebLink,
} from '../../../design';
import { ServesIn } from '../../../serving';
import { RunLink, VersionLink } from '../../links';
import { CommitLink } from '../../runs/page/CommitLink';
import { RunsCodeMark } from '../runsCode';
import { Aliases } from '../versionColumns';
import { VersionMark } from '../VersionMark';

/** One of the two versions: what it is exactly, and where it comes from. */
export const SidePanel = ({
  model,
  side,
}: {
  /** Entity reference. */
  model: string;
  side: ComparedVersion;
}) => (
  <Panel title={`Version ${side.version}`}>
    <Facts>
      <Fact name="State">
        <VersionMark version={side} />
      </Fact>
      <Fact name="Serves in">
        <ServesIn version={side} nowhere="nowhere" />
      </Fact>
      <Fact name="Aliases">
        {side.aliases.length > 0 ? <Aliases aliases={side.aliases} /> : null}
      </Fact>
      <Fact name="Created">
        <RelativeTime time={side.createdAt} />
        {side.user ? (
          <>
            {' by '}
            <OutsideText text={side.user} />
          </>
        ) : null}
      </Fact>
      <Fact name="Run">
        {side.runId && (
          <RunLink model={model} runId={side.runId}>
            {side.runName && shownText(side.runName)}
          </RunLink>
        )}
      </Fact>
      <Fact name="Commit">
        {side.commit && (
          <CommitLink commit={side.commit} source={side.sourceUrl} />
        )}
      </Fact>
      <Fact name="Code">
        {side.sourceUrl && <WebLink address={side.sourceUrl} />}
      </Fact>
      <Fact name="Digest">
        {side.digest ? (
          <Digest digest={side.digest} />
        ) : (
          side.digestError && `not known: ${side.digestError}`
        )}
      </Fact>
      <Fact name="Size">
        {side.size === undefined
          ? null
          : `${sayBytes(side.size)} in ${side.files} files`}
      </Fact>
      <Fact name="Format">{side.format?.name}</Fact>
      <Fact name="Loading it">
        {side.format && (
          <RunsCodeMark runsCode={side.format.runsCode} why={side.format.why} />
        )}
      </Fact>
      <Fact name="More">
        <VersionLink model={model} version={side.version}>
          All of version {side.version}
        </VersionLink>
      </Fact>
    </Facts>
  </Panel>
);
