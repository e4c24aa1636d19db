import type { ProductionAt } from '@slipway/plugin-ml-common';
import { RelativeTime, StatusMark, type Column } from '../../design';
import { VersionLink } from '../links';
import { MovedBy, sayMovedBy } from './MovedBy';

/** What served in one environment at a moment. */
export type Served = ProductionAt['items'][number];

const certainty = ({ certain }: Served, isNow: boolean) => {
  // The present always lies after the last look: that says nothing about it.
  if (isNow && !certain)
    return {
      tone: 'off',
      label: 'As last seen',
      meaning: 'The registry is looked at again and again; the page follows',
    } as const;
  return certain
    ? ({
        tone: 'good',
        label: 'Certain',
        meaning:
          'The registry was looked at before and after, or Slipway moved it',
      } as const)
    : ({
        tone: 'off',
        label: 'Not certain',
        meaning:
          'Between two looks at the registry of which only the later shows the move, before the first look, or after the last',
      } as const);
};

/** The columns of what served at a moment, an environment a row. */
export const servedColumns = (
  model: string,
  isNow: boolean,
): Column<Served>[] => [
  {
    id: 'environment',
    title: 'Environment',
    names: true,
    width: 120,
    cell: ({ title, environment }) => <strong>{title ?? environment}</strong>,
    text: ({ environment }) => environment,
  },
  {
    id: 'version',
    title: 'Served',
    cell: ({ known, version }) => {
      if (version) return <VersionLink model={model} version={version} />;
      return known ? 'nothing' : 'not known';
    },
    text: ({ known, version }) => version ?? (known ? '' : 'not known'),
  },
  {
    id: 'since',
    title: 'Since',
    cell: ({ since }) => (since ? <RelativeTime time={since} /> : '–'),
    text: ({ since }) => since,
  },
  {
    id: 'until',
    title: 'Until',
    cell: ({ until, version }) => {
      if (until) return <RelativeTime time={until} />;
      return version ? 'still' : '–';
    },
    text: ({ until }) => until,
  },
  {
    id: 'by',
    title: 'How it came there',
    width: 150,
    cell: served => <MovedBy move={served} />,
    text: ({ by, promotionId }) =>
      by && [sayMovedBy[by], promotionId].filter(Boolean).join(' '),
  },
  {
    id: 'certain',
    title: 'Certainty',
    cell: served => <StatusMark {...certainty(served, isNow)} />,
    text: ({ certain }) => String(certain),
  },
  {
    id: 'alias',
    title: 'Alias',
    cell: ({ alias }) => alias,
    text: ({ alias }) => alias,
  },
];
