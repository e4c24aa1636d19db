import type { Act } from '@slipway/plugin-ml-common';
import { ActButton } from '../design';
import { useNavigate } from '../navigation';
import { useRequestPath } from './links';

/** The act that opens the form; where the reader may not ask, it says why. */
export const RequestPromotion = ({
  model,
  version,
  act,
}: {
  /** Entity reference. */
  model: string;
  version?: string;
  act: Act;
}) => {
  const navigate = useNavigate();
  const path = useRequestPath()(model, version);
  if (!path) return null;
  return (
    <ActButton main act={act} onClick={() => navigate(path)}>
      Request promotion
    </ActButton>
  );
};
