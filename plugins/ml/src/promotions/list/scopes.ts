import type { PromotionsQuery } from '@slipway/plugin-ml-common';
import type { EmptyProps } from '../../design';

/** Which promotions a list shows. */
export type Scope = NonNullable<PromotionsQuery['scope']>;

/** The tabs of the list, and what each says when it is empty. */
export const scopes: {
  scope: Scope;
  label: string;
  title: string;
  empty: EmptyProps;
}[] = [
  {
    scope: 'waiting',
    label: 'Waiting for you',
    title: 'Waiting for you',
    empty: {
      title: 'Nothing waits for you',
      detail:
        'Promotions that you may decide appear here, and in your notifications. You may decide when you are in the approver group of the model’s tier and did not ask for it yourself.',
    },
  },
  {
    scope: 'mine',
    label: 'Yours',
    title: 'Asked by you',
    empty: {
      title: 'You have not asked for a promotion yet',
      detail:
        'Open a model, choose a version or a run, and press “Request promotion”. You will see the gates, the approvers and the cost before you submit.',
    },
  },
  {
    scope: 'open',
    label: 'Open',
    title: 'Open promotions',
    empty: {
      title: 'No promotion is open',
      detail:
        'Open are those that wait for their gates, for approval, or are being carried out. Request one from a model’s page.',
    },
  },
  {
    scope: 'all',
    label: 'All',
    title: 'All promotions',
    empty: {
      title: 'No promotion fits',
      detail:
        'A promotion takes one version of a model to an environment, with its gates, approvals and every step on record. Request the first from a model’s page, or widen the filter.',
    },
  },
];

/** Is this text from the address one of them? */
export const isScope = (text: string | undefined): text is Scope =>
  scopes.some(({ scope }) => scope === text);
