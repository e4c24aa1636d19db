import type { Promotion, PromotionState } from '@slipway/plugin-ml-common';
import type { StateWords } from '../launches/stateWords';

/** The words for every state of a promotion. */
export const promotionStates: Record<PromotionState, StateWords> = {
  requested: {
    label: 'Requested',
    meaning: 'The plan is sealed; the gates are about to be evaluated.',
    tone: 'moving',
  },
  gated: {
    label: 'Gates evaluated',
    meaning:
      'Every gate has its evidence; approval opens when all have passed.',
    tone: 'waiting',
  },
  awaiting_approval: {
    label: 'Awaiting approval',
    meaning: 'Someone else than the requester must decide.',
    tone: 'waiting',
  },
  approved: {
    label: 'Approved',
    meaning: 'Rights, digest and gates are checked once more, then it starts.',
    tone: 'moving',
  },
  launching: {
    label: 'Training',
    meaning: 'The training job is queued or runs on the cluster.',
    tone: 'moving',
  },
  verifying: {
    label: 'Verifying',
    meaning:
      'The trained version is found, digested and put through the gates.',
    tone: 'moving',
  },
  rolling_out: {
    label: 'Rolling out',
    meaning: 'The version is deployed and answers a smoke request.',
    tone: 'moving',
  },
  done: {
    label: 'Done',
    meaning: 'The version serves and the registry alias points at it.',
    tone: 'good',
  },
  rolled_back: {
    label: 'Rolled back',
    meaning: 'What served before serves again.',
    tone: 'bad',
  },
  withdrawn: {
    label: 'Withdrawn',
    meaning: 'The requester took it back.',
    tone: 'off',
  },
  rejected: {
    label: 'Rejected',
    meaning: 'A reviewer refused it.',
    tone: 'bad',
  },
  expired: {
    label: 'Expired',
    meaning: 'Nobody decided in time.',
    tone: 'off',
  },
  revoked: {
    label: 'Revoked',
    meaning: 'Its approval was taken back.',
    tone: 'bad',
  },
  superseded: {
    label: 'Superseded',
    meaning: 'A newer promotion took its place.',
    tone: 'off',
  },
  failed: {
    label: 'Failed',
    meaning: 'A step failed; what served before still serves.',
    tone: 'bad',
  },
};

const moving: PromotionState[] = [
  'requested',
  'gated',
  'approved',
  'launching',
  'verifying',
  'rolling_out',
];

/** Has nobody decided it yet? */
export const isUndecided = ({ state }: Pick<Promotion, 'state'>): boolean =>
  state === 'requested' || state === 'gated' || state === 'awaiting_approval';

/** Does it move by itself, so that its page should be read again soon? */
export const isMoving = ({ state }: Pick<Promotion, 'state'>): boolean =>
  moving.includes(state);

/** Has it not ended? */
export const isOpen = ({ state }: Pick<Promotion, 'state'>): boolean =>
  isMoving({ state }) || state === 'awaiting_approval';

/** What a promotion does, as people say it. */
export const modeWords: Record<Promotion['mode'], string> = {
  train: 'Train first, then deploy',
  deploy: 'Deploy as it is',
  rollback: 'Roll back',
};
