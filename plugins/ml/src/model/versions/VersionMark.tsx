import type { Version } from '@slipway/plugin-ml-common';
import { StatusMark, type StatusMarkProps } from '../../design';
import { wentWith, type Gone } from '../GoneNotice';

/** `gone`: the registry has it no more; `renamed`: it has it by the new name of its model. */
type State = Version['status'] | 'gone' | 'renamed';

/** A version by what is said of its state. */
type Stated = Pick<Version, 'status' | 'statusMessage' | 'deletedAt'>;

const states: Record<State, StatusMarkProps> = {
  ready: { label: 'Ready', tone: 'good' },
  pending: { label: 'Pending', tone: 'moving' },
  failed: { label: 'Failed', tone: 'bad' },
  gone: {
    label: 'Gone',
    tone: 'off',
    meaning: 'The registry has it no more; this is what was last seen of it',
  },
  renamed: {
    label: 'Renamed',
    tone: 'off',
    meaning:
      'The registry has it by the new name of its model; this is what was last seen of it by the old one',
  },
};

/** The state of a version in a word. `goneModel`: present where the registry has its model no more by its name. */
export const sayState = (version: Stated, goneModel?: Gone): State => {
  if (!version.deletedAt) return version.status;
  return goneModel?.renamedTo && wentWith(goneModel, version)
    ? 'renamed'
    : 'gone';
};

/** Whether the registry has the version, and the whole of it. */
export const VersionMark = ({
  version,
  goneModel,
}: {
  version: Stated;
  /** Present where the registry has its model no more by its name. */
  goneModel?: Gone;
}) => (
  <StatusMark
    meaning={version.statusMessage}
    {...states[sayState(version, goneModel)]}
  />
);
