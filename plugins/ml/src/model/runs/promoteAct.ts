import type { Act, ModelOverview, Run } from '@slipway/plugin-ml-common';
import { shownText } from '../../design';

/** The newest version that was registered from a run. */
export const versionOf = (run: Run | undefined): string | undefined =>
  [...(run?.versions ?? [])].sort((a, b) =>
    b.localeCompare(a, 'en', { numeric: true }),
  )[0];

/** May the chosen run be promoted? Where not, why. */
export const promoteAct = (
  run: Run | undefined,
  model: ModelOverview | undefined,
): Act => {
  if (!run)
    return { allowed: false, reason: 'Choose the run to promote first.' };
  if (!versionOf(run))
    return {
      allowed: false,
      reason: `${shownText(
        run.name,
      )} has no registered version. Register its model (mlflow.register_model), or promote with “Train first” from a version that has its settings.`,
    };
  return (
    model?.requestPromotion ?? {
      allowed: false,
      reason: 'Waiting for what you may do.',
    }
  );
};
