import type { ModelOverview, RegistryServing } from '@slipway/plugin-ml-common';
import { Empty, Fact, Facts, RelativeTime, StatusMark } from '../../design';
import { sayByRegistry } from '../../serving';
import { MovedBy } from '../history/MovedBy';
import { VersionLink } from '../links';

type Environment = ModelOverview['environments'][number];

/** What the registry says serves, since when, and how it came there. */
const ByRegistry = ({
  model,
  serving: { environment, version, says, since, by },
}: {
  model: string;
  serving: RegistryServing;
}) => (
  <Facts>
    <Fact name="Version">
      <strong>
        <VersionLink model={model} version={version} />
      </strong>
    </Fact>
    <Fact name="State">
      <StatusMark tone="off" label="By the registry" />{' '}
      {sayByRegistry(environment, says)}
    </Fact>
    <Fact name={by === 'unknown' ? 'Known since' : 'Since'}>
      {since && <RelativeTime time={since} />}
    </Fact>
    <Fact name="How it came there">
      {by && <MovedBy move={{ by, kind: says }} />}
    </Fact>
  </Facts>
);

/** How a version would come here. */
function wayHere(
  stage: string | undefined,
  newest: string | undefined,
  isGone: boolean,
): string {
  if (stage !== undefined)
    return `No version is in the stage ${stage}, which says what serves here. Versions are moved between stages at the registry; Slipway promotes none there.`;
  if (newest !== undefined)
    return `Version ${newest} is the newest in the registry. A promotion takes it here.`;
  return isGone
    ? 'The registry has no version by this name that a promotion could take here.'
    : 'No version is registered yet. Launch the training pipeline; what it registers can be promoted.';
}

/** An environment where nothing serves that Slipway deployed: what the registry says, or the way to have a version there. */
export const NotDeployed = ({
  model,
  environment,
  newest,
  isGone,
}: {
  /** Entity reference. */
  model: string;
  /** Absent where none is configured. */
  environment?: Pick<Environment, 'stage' | 'byRegistry'>;
  /** The newest version of the model. */
  newest?: string;
  /** The registry has the model no more by its name. */
  isGone: boolean;
}) =>
  environment?.byRegistry ? (
    <ByRegistry model={model} serving={environment.byRegistry} />
  ) : (
    <Empty
      title="Nothing serves here yet."
      detail={wayHere(environment?.stage, newest, isGone)}
    />
  );
