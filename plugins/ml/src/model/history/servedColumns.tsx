import { Fragment } from 'react';
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
    cell: ({ known, versions }) => {
      if (versions.length === 0) return known ? 'nothing' : 'not known';
      const [newest, ...others] = versions;
      return (
        <>
          <VersionLink model={model} version={newest} />
          {others.length > 0 ? (
            <div>
              also in it:{' '}
              {others.map((version, place) => (
                <Fragment key={version}>
                  {place > 0 ? ', ' : null}
                  <VersionLink model={model} version={version} inText>
                    {`v${version}`}
                  </VersionLink>
                </Fragment>
              ))}
            </div>
          ) : null}
        </>
      );
    },
    text: ({ known, versions }) =>
      versions.join(' ') || (known ? '' : 'not known'),
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
    cell: served => (
      <MovedBy move={{ ...served, kind: served.stage ? 'stage' : 'alias' }} />
    ),
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
    title: 'Alias or stage',
    cell: ({ alias, stage }) => (stage ? `Stage ${stage}` : alias),
    text: ({ alias, stage }) => (stage ? `stage ${stage}` : alias),
  },
];
