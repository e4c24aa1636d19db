import type { Difference, VersionComparison } from '@slipway/plugin-ml-common';
import { Notice, StaleNotice } from '../../../design';
import { DifferencePanel } from './DifferencePanel';
import { FilesPanel } from './FilesPanel';
import { MetricsPanel } from './MetricsPanel';
import { SidePanel } from './SidePanel';
import { Sides } from './Sides';
import { unreadOf } from './unread';

const sides = {
  inputs: 'input',
  outputs: 'output',
  params: 'parameter',
} as const;

/** Every column of the signature, with the part of it that it stands in. */
const columnsOf = ({ signature }: VersionComparison): Difference[] =>
  (['inputs', 'outputs', 'params'] as const).flatMap(part =>
    signature[part].map(row => ({
      ...row,
      name: `${sides[part]}: ${row.name}`,
    })),
  );

/** Everything that is known of the differences between two versions. */
export const Comparison = ({
  model,
  comparison,
  all,
}: {
  /** Entity reference. */
  model: string;
  comparison: VersionComparison;
  /** Also what is the same on both sides. */
  all: boolean;
}) => {
  const { left, right } = comparison;
  const common = { left: left.version, right: right.version, all };
  const isSame = left.version === right.version;
  const isSameArtefact = !isSame && left.digest && left.digest === right.digest;
  return (
    <>
      <StaleNotice freshness={comparison.freshness} />
      {isSame ? (
        <Notice tone="off" title="Both sides are the same version" />
      ) : null}
      {isSameArtefact ? (
        <Notice
          tone="off"
          title="The artefacts are the same, byte for byte"
          detail="Only what the registry and the runs say of them can differ."
        />
      ) : null}
      <Sides>
        <SidePanel model={model} side={left} />
        <SidePanel model={model} side={right} />
      </Sides>
      <MetricsPanel comparison={comparison} />
      <DifferencePanel
        {...common}
        title="Tags"
        what="Tag"
        rows={comparison.tags}
        unread={[]}
        none="Neither version has tags."
      />
      <DifferencePanel
        {...common}
        title="Parameters"
        what="Parameter"
        rows={comparison.parameters}
        unread={unreadOf(comparison, 'run')}
        none="Neither run logged parameters."
      />
      <DifferencePanel
        {...common}
        title="Data"
        what="Used for"
        rows={comparison.datasets}
        unread={unreadOf(comparison, 'run')}
        none="Neither run logged its data."
      />
      <DifferencePanel
        {...common}
        title="Packages"
        what="Package"
        rows={comparison.dependencies}
        unread={unreadOf(comparison, 'packages')}
        none="Neither artefact names its packages."
      />
      <DifferencePanel
        {...common}
        title="Signature"
        what="Column"
        rows={columnsOf(comparison)}
        unread={unreadOf(comparison, 'signature')}
        none="Neither version says what it takes and answers."
      />
      <FilesPanel comparison={comparison} />
    </>
  );
};
