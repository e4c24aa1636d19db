import Button from '@material-ui/core/Button';
import Tooltip from '@material-ui/core/Tooltip';
import type { AliasMove } from '@slipway/plugin-ml-common';
import { exactTime, RelativeTime, Shape, type Column } from '../../design';
import { VersionLink } from '../links';
import { MovedBy, sayMovedBy } from './MovedBy';

const About = ({ words }: { words: string }) => (
  <Tooltip title={words}>
    <span role="img" aria-label={words}>
      <Shape tone="off" />
    </span>
  </Tooltip>
);

/** When it moved; where that is known only to lie between two looks, it says so. */
const When = ({ move: { at, by, earliestAt } }: { move: AliasMove }) => (
  <span style={{ whiteSpace: 'nowrap' }}>
    <RelativeTime time={at} />
    {by === 'outside' ? (
      <>
        {' '}
        <About
          words={
            earliestAt
              ? `Noticed then; it moved after ${exactTime(earliestAt)}`
              : 'Noticed then; when it moved is not known'
          }
        />
      </>
    ) : null}
  </span>
);

const Version = ({ model, version }: { model: string; version?: string }) =>
  version ? (
    <VersionLink model={model} version={version} inText>
      {`v${version}`}
    </VersionLink>
  ) : (
    <>none</>
  );

const LookButton = ({
  at,
  onLook,
}: {
  at: string;
  onLook: (at: string) => void;
}) => (
  <Button
    size="small"
    aria-label={`Look what was in production at ${exactTime(at)}`}
    onClick={() => onLook(at)}
  >
    Look
  </Button>
);

/** The columns of the moves of a model's aliases. */
export const moveColumns = (
  model: string,
  onLook: (at: string) => void,
): Column<AliasMove>[] => [
  {
    id: 'at',
    title: 'When',
    names: true,
    width: 120,
    cell: move => <When move={move} />,
    text: ({ at }) => at,
  },
  {
    id: 'alias',
    title: 'Alias',
    cell: ({ alias, environment }) => (
      <>
        {alias}
        {environment ? <div>of {environment}</div> : null}
      </>
    ),
    text: ({ alias }) => alias,
  },
  {
    id: 'change',
    title: 'From, to',
    cell: ({ from, to }) => (
      <span style={{ whiteSpace: 'nowrap' }}>
        <Version model={model} version={from} /> →{' '}
        <Version model={model} version={to} />
      </span>
    ),
    text: ({ from, to }) => `${from ?? 'none'} to ${to ?? 'none'}`,
  },
  {
    id: 'by',
    title: 'How',
    width: 150,
    cell: move => <MovedBy move={move} />,
    text: ({ by, promotionId }) =>
      [sayMovedBy[by], promotionId].filter(Boolean).join(' '),
  },
  {
    id: 'then',
    title: 'All at that time',
    cell: ({ at }) => <LookButton at={at} onLook={onLook} />,
    text: ({ noticedAt }) => noticedAt,
  },
];
