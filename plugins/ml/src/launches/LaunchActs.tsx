import type { LaunchDetail } from '@slipway/plugin-ml-common';
import { useState } from 'react';
import { ActButton, FailureNotice, ReasonDialog } from '../design';
import { useMlAct } from '../query';
import { isLaunchOpen } from './states';

/** Stop while it runs, try again once it has ended without success. */
export const LaunchActs = ({ launch }: { launch: LaunchDetail }) => {
  const [stopping, setStopping] = useState(false);
  const stop = useMlAct((api, reason: string) =>
    api.stopLaunch(launch.id, reason),
  );
  const retry = useMlAct((api, id: string) => api.retryLaunch(id));
  const close = () => {
    setStopping(false);
    stop.reset();
  };
  if (launch.state === 'succeeded') return null;
  return (
    <>
      {isLaunchOpen(launch) ? (
        <ActButton
          act={launch.acts.stop}
          dangerous
          onClick={() => setStopping(true)}
        >
          Stop
        </ActButton>
      ) : (
        <ActButton
          act={launch.acts.retry}
          main
          busy={retry.isPending}
          onClick={() => retry.mutate(launch.id)}
        >
          Try again
        </ActButton>
      )}
      {retry.error && <FailureNotice error={retry.error} />}
      {stopping && (
        <ReasonDialog
          open
          title="Stop this launch?"
          consequence={
            launch.cause.promotionId
              ? 'The job is stopped on the cluster, and the promotion that waits for it fails. What serves keeps serving.'
              : 'The job is stopped on the cluster. What it has logged stays; it can be tried again.'
          }
          act="Stop"
          busy={stop.isPending}
          error={stop.error}
          onClose={close}
          onAct={reason => stop.mutate(reason, { onSuccess: close })}
        />
      )}
    </>
  );
};
