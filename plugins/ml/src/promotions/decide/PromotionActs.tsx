import { useRouteRef } from '@backstage/frontend-plugin-api';
import type {
  Act,
  Promotion,
  PromotionDetail,
} from '@slipway/plugin-ml-common';
import { useState } from 'react';
import type { MlApi } from '../../api';
import { ActButton, ReasonDialog } from '../../design';
import { useNavigate } from '../../navigation';
import { useMlAct } from '../../query';
import { promotionRouteRef } from '../../routes';
import { isOpen, isUndecided } from '../states';
import { ApproveDialog } from './ApproveDialog';
import { approvalOf } from './shown';

type ReasonedAct = 'reject' | 'withdraw' | 'abort' | 'rollBack';

/** The acts that take a reason: their words, what they will do, and how they are done. */
const reasoned: Record<
  ReasonedAct,
  {
    word: string;
    consequence: (detail: PromotionDetail) => string;
    act: (
      api: MlApi,
      detail: PromotionDetail,
      reason: string,
    ) => Promise<Promotion>;
  }
> = {
  reject: {
    word: 'Reject',
    consequence: () =>
      'The promotion ends. Nothing is launched or deployed; what serves keeps serving. Who asked sees your reason.',
    act: (api, { promotion }, reason) =>
      api.rejectPromotion(promotion.id, reason),
  },
  withdraw: {
    word: 'Withdraw',
    consequence: () =>
      'The promotion ends before anybody decides it. Nothing was launched or deployed.',
    act: (api, { promotion }, reason) =>
      api.withdrawPromotion(promotion.id, reason),
  },
  abort: {
    word: 'Abort and roll back',
    consequence: ({ comparison, promotion, plan }) =>
      [
        plan.launch && 'The training job is stopped if it runs.',
        comparison?.champion
          ? `Version ${comparison.champion.version} serves in ${promotion.environment} again, and the alias stays with it.`
          : `Nothing serves in ${promotion.environment} afterwards, as before.`,
      ]
        .filter(Boolean)
        .join(' '),
    act: (api, { promotion }, reason) =>
      api.abortPromotion(promotion.id, reason),
  },
  rollBack: {
    word: 'Roll back',
    consequence: ({ deployment, promotion }) =>
      `Version ${deployment?.previous?.version ?? 'before'} is deployed to ${
        promotion.environment
      } again and the alias moves back to it. It needs no approval and is recorded.`,
    act: (api, { promotion }, reason) =>
      api.rollBack(promotion.model, promotion.environment, reason),
  },
};

const approveAct = (detail: PromotionDetail): Act =>
  detail.acts.approve.allowed && !approvalOf(detail)
    ? { allowed: false, reason: 'The gates are still being evaluated.' }
    : detail.acts.approve;

/** What can be done with a promotion now. An act that is not allowed says why; one that makes no sense is not there. */
export const PromotionActs = ({ detail }: { detail: PromotionDetail }) => {
  const { acts, deployment, promotion } = detail;
  const [approving, setApproving] = useState(false);
  const [asking, setAsking] = useState<ReasonedAct>();
  const navigate = useNavigate();
  const path = useRouteRef(promotionRouteRef);
  const act = useMlAct((api, input: { act: ReasonedAct; reason: string }) =>
    reasoned[input.act].act(api, detail, input.reason),
  );
  const undecided = isUndecided(promotion);
  const close = () => {
    setAsking(undefined);
    act.reset();
  };
  const servesNow =
    promotion.state === 'done' && deployment?.promotionId === promotion.id;
  return (
    <>
      {undecided && acts.withdraw.allowed && (
        <ActButton act={acts.withdraw} onClick={() => setAsking('withdraw')}>
          Withdraw
        </ActButton>
      )}
      {undecided && (
        <>
          <ActButton
            act={acts.reject}
            dangerous
            onClick={() => setAsking('reject')}
          >
            Reject
          </ActButton>
          <ActButton
            act={approveAct(detail)}
            main
            onClick={() => setApproving(true)}
          >
            Approve
          </ActButton>
        </>
      )}
      {!undecided && isOpen(promotion) && (
        <ActButton
          act={acts.abort}
          dangerous
          onClick={() => setAsking('abort')}
        >
          Abort and roll back
        </ActButton>
      )}
      {servesNow && deployment.rollBack && (
        <ActButton
          act={deployment.rollBack}
          dangerous
          onClick={() => setAsking('rollBack')}
        >
          Roll back
        </ActButton>
      )}
      {approving && (
        <ApproveDialog detail={detail} onClose={() => setApproving(false)} />
      )}
      {asking && (
        <ReasonDialog
          open
          title={`${reasoned[asking].word}: ${promotion.registeredModel} version ${promotion.version}`}
          consequence={reasoned[asking].consequence(detail)}
          act={reasoned[asking].word}
          busy={act.isPending}
          error={act.error}
          onClose={close}
          onAct={reason =>
            act.mutate(
              { act: asking, reason },
              {
                onSuccess: after => {
                  close();
                  if (after.id !== promotion.id && path)
                    navigate(path({ id: after.id }));
                },
              },
            )
          }
        />
      )}
    </>
  );
};
