import Button from '@material-ui/core/Button';
import Tooltip from '@material-ui/core/Tooltip';
import type { Move } from '@slipway/plugin-ml-common';
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
const When = ({ move: { at, by, earliestAt } }: { move: Move }) => (
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

const endsOf = (move: Move) =>
  move.kind === 'alias' ? [move.from, move.to] : [move.fromStage, move.toStage];

/** The columns of the moves of a model's aliases, and of its versions between stages. */
export const moveColumns = (
  model: string,
  onLook: (at: string) => void,
): Column<Move>[] => [
  {
    id: 'at',
    title: 'When',
    names: true,
    width: 120,
    sortable: true,
    cell: move => <When move={move} />,
    text: ({ at }) => at,
  },
  {
    id: 'what',
    title: 'Alias or stage',
    cell: move => (
      <>
        {move.kind === 'alias' ? (
          move.alias
        ) : (
          <>
            Stage of <Version model={model} version={move.version} />
          </>
        )}
        {move.environment ? <div>of {move.environment}</div> : null}
      </>
    ),
    text: move =>
      move.kind === 'alias' ? move.alias : `stage of ${move.version}`,
  },
  {
    id: 'change',
    title: 'From, to',
    cell: move => (
      <span style={{ whiteSpace: 'nowrap' }}>
        {move.kind === 'alias' ? (
          <>
            <Version model={model} version={move.from} /> →{' '}
            <Version model={model} version={move.to} />
          </>
        ) : (
          `${move.fromStage ?? 'none'} → ${move.toStage ?? 'none'}`
        )}
      </span>
    ),
    text: move => {
      const [from, to] = endsOf(move);
      return `${from ?? 'none'} to ${to ?? 'none'}`;
    },
  },
  {
    id: 'by',
    title: 'How',
    width: 150,
    cell: move => <MovedBy move={move} />,
    text: move =>
      [
        sayMovedBy[move.by],
        move.kind === 'alias' ? move.promotionId : undefined,
      ]
        .filter(Boolean)
        .join(' '),
  },
  {
    id: 'then',
    title: 'All at that time',
    cell: ({ at }) => <LookButton at={at} onLook={onLook} />,
    text: ({ noticedAt }) => noticedAt,
  },
];
