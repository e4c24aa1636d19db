import type { VersionDetail } from '@slipway/plugin-ml-common';
import { Empty, Fact, Facts, Panel } from '../../design';
import { RunsCodeMark } from './runsCode';

/** How the model is written down, whether loading it can run code, and why that is so. */
export const FormatPanel = ({ version }: { version: VersionDetail }) => {
  const { format } = version;
  return (
    <Panel title="Format">
      {format ? (
        <Facts>
          <Fact name="Written as">{format.name}</Fact>
          <Fact name="Loading it">
            <RunsCodeMark runsCode={format.runsCode} />
          </Fact>
          <Fact name="Why">{format.why}</Fact>
        </Facts>
      ) : (
        <Empty
          title="The format is not known, because the files could not be read."
          detail={version.digestError}
        />
      )}
    </Panel>
  );
};
