import type { Launch } from '@slipway/plugin-ml-common';
import { StatusMark } from '../design';
import { launchStates } from './states';

/** The state of a launch: word, shape and colour. */
export const LaunchMark = ({
  launch,
}: {
  launch: Pick<Launch, 'state' | 'stateReason'>;
}) => {
  const { label, meaning, tone } = launchStates[launch.state];
  return (
    <StatusMark
      label={label}
      tone={tone}
      meaning={launch.stateReason ?? meaning}
    />
  );
};
