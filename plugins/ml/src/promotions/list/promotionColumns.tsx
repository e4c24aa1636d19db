import type { Promotion } from '@slipway/plugin-ml-common';
import { EntityLink, RelativeTime, sayTime, type Column } from '../../design';
import { PromotionLink } from '../PromotionLink';
import { PromotionMark } from '../PromotionMark';
import { promotionStates } from '../states';

const nameOf = ({ registeredModel, resultVersion, version }: Promotion) =>
  `${registeredModel} ${resultVersion ?? version}`;

const approvalsOf = ({ approvals = 0, approvalsNeeded }: Promotion) =>
  approvalsNeeded ? `${approvals} of ${approvalsNeeded}` : 'none needed';

const shortModes: Record<Promotion['mode'], string> = {
  train: 'Train first',
  deploy: 'As it is',
  rollback: 'Roll back',
};

/** The columns of a list of promotions. */
export const promotionColumns: Column<Promotion>[] = [
  {
    id: 'promotion',
    title: 'Promotion',
    names: true,
    width: 160,
    cell: promotion => (
      <PromotionLink id={promotion.id}>
        {nameOf(promotion)} → {promotion.environment}
      </PromotionLink>
    ),
    text: promotion => `${nameOf(promotion)} → ${promotion.environment}`,
  },
  {
    id: 'state',
    title: 'State',
    cell: promotion => <PromotionMark promotion={promotion} />,
    text: promotion => promotionStates[promotion.state].label,
  },
  {
    id: 'model',
    title: 'Model',
    width: 90,
    cell: promotion => <EntityLink entityRef={promotion.model} />,
    text: promotion => promotion.model,
  },
  {
    id: 'mode',
    title: 'How',
    width: 80,
    cell: promotion => shortModes[promotion.mode],
    text: promotion => shortModes[promotion.mode],
  },
  {
    id: 'requestedBy',
    title: 'Asked by',
    cell: promotion => <EntityLink entityRef={promotion.requestedBy} />,
    text: promotion => promotion.requestedBy,
  },
  {
    id: 'requestedAt',
    title: 'Asked',
    cell: promotion => <RelativeTime time={promotion.requestedAt} />,
    text: promotion => promotion.requestedAt,
  },
  {
    id: 'approvals',
    title: 'Approvals',
    number: true,
    cell: approvalsOf,
    text: approvalsOf,
  },
  {
    id: 'why',
    title: 'Why it stands there',
    width: 180,
    cell: ({ stateReason, endedAt, reason }) =>
      stateReason ?? (endedAt ? `Ended ${sayTime(endedAt)}` : reason),
    text: ({ stateReason, reason }) => stateReason ?? reason,
  },
];
