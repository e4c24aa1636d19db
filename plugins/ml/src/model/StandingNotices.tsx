import type { ModelOverview } from '@slipway/plugin-ml-common';
import { GoneNotice } from './GoneNotice';
import { MovedOutsideNotices } from './history/MovedOutsideNotices';

/** How the registry has a model otherwise than the portal left it: no more by its name, or with aliases moved outside. */
export const StandingNotices = ({
  model,
  overview,
}: {
  /** Entity reference. */
  model: string;
  /** Absent while loading. */
  overview?: Pick<ModelOverview, 'gone' | 'movedOutside'>;
}) =>
  // The aliases of one that is gone went with it: there is no version to promote again.
  overview?.gone ? (
    <GoneNotice gone={overview.gone} />
  ) : (
    <MovedOutsideNotices model={model} moved={overview?.movedOutside} />
  );
