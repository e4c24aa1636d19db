import { useRouteRef } from '@backstage/frontend-plugin-api';
import type { Deployment } from '@slipway/plugin-ml-common';
import { useState } from 'react';
import { ActButton, ReasonDialog } from '../../design';
import { useNavigate } from '../../navigation';
import { useMlAct } from '../../query';
import { promotionRouteRef } from '../../routes';

/** Serves again what served before: says what will happen, asks for a reason, then leads to the promotion that does it. */
export const RollBack = ({
  model,
  deployment,
}: {
  /** Entity reference. */
  model: string;
  deployment: Deployment;
}) => {
  const { environment, version, previous, rollBack } = deployment;
  const [open, setOpen] = useState(false);
  const navigate = useNavigate();
  const promotionPath = useRouteRef(promotionRouteRef);
  const act = useMlAct((api, reason: string) =>
    api.rollBack(model, environment, reason),
  );
  if (!rollBack) return null;
  const back = previous ? `version ${previous.version}` : 'what served before';
  return (
    <>
      <ActButton act={rollBack} onClick={() => setOpen(true)}>
        Roll back
      </ActButton>
      {open ? (
        <ReasonDialog
          open
          title={`Roll back ${environment}`}
          consequence={`${
            version ? `Version ${version}` : 'What serves now'
          } stops serving in ${environment} and ${back} serves again, after its digest was checked. It needs no approval and stands in the ledger under your name.`}
          act="Roll back"
          busy={act.isPending}
          error={act.error}
          onClose={() => setOpen(false)}
          onAct={reason =>
            act.mutate(reason, {
              onSuccess: ({ id }) => {
                setOpen(false);
                if (promotionPath) navigate(promotionPath({ id }));
              },
            })
          }
        />
      ) : null}
    </>
  );
};
