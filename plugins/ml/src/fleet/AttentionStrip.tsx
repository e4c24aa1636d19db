import { makeStyles } from '@material-ui/core/styles';
import type { Attention, FleetPage } from '@slipway/plugin-ml-common';
import type { CountedAttention } from './fleetView';
import { Shape, usePalette, type Palette, type Tone } from '../design';

const useStyles = makeStyles(theme => ({
  strip: {
    display: 'grid',
    gridTemplateColumns: 'repeat(4, minmax(0, 1fr))',
    gap: theme.spacing(1.5),
    marginBottom: theme.spacing(2),
    [theme.breakpoints.down('xs')]: {
      gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
    },
  },
  count: {
    font: 'inherit',
    textAlign: 'left',
    display: 'flex',
    flexDirection: 'column',
    gap: 2,
    padding: theme.spacing(1.25, 1.75),
    borderRadius: 6,
    cursor: 'pointer',
    background: ({ paper }: Palette) => paper,
    color: ({ ink }: Palette) => ink,
    border: ({ border }: Palette) => `1px solid ${border}`,
    '&:hover': { borderColor: ({ unknown }: Palette) => unknown },
    '&:focus-visible': {
      outline: ({ primary }: Palette) => `2px solid ${primary}`,
      outlineOffset: 1,
    },
    '&[aria-pressed="true"]': {
      borderColor: ({ primary }: Palette) => primary,
      boxShadow: ({ primary }: Palette) => `inset 0 0 0 1px ${primary}`,
    },
  },
  number: {
    fontSize: '1.5rem',
    lineHeight: 1.2,
    fontWeight: 650,
    fontVariantNumeric: 'tabular-nums',
  },
  word: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(0.75),
    fontSize: '0.8125rem',
    color: ({ unknown }: Palette) => unknown,
  },
}));

const counts: { attention: CountedAttention; word: string; tone: Tone }[] = [
  { attention: 'failing', word: 'Failing', tone: 'bad' },
  { attention: 'unknown', word: 'Health unknown', tone: 'off' },
  { attention: 'waiting', word: 'Waiting for you', tone: 'waiting' },
  { attention: 'running', word: 'Launches running', tone: 'moving' },
];

/** What needs somebody now: four counts over all models, each a filter. */
export const AttentionStrip = ({
  fleet,
  chosen,
  onChoose,
}: {
  /** Absent while loading; the strip keeps its place. */
  fleet?: Pick<FleetPage, 'counts'>;
  chosen?: Attention;
  onChoose: (attention: Attention | undefined) => void;
}) => {
  const classes = useStyles(usePalette());
  return (
    <div
      className={classes.strip}
      role="group"
      aria-label="What needs attention"
    >
      {counts.map(({ attention, word, tone }) => {
        const count = fleet?.counts[attention];
        return (
          <button
            key={attention}
            type="button"
            className={classes.count}
            aria-pressed={chosen === attention}
            onClick={() =>
              onChoose(chosen === attention ? undefined : attention)
            }
          >
            <span className={classes.number}>{count ?? '–'}</span>
            <span className={classes.word}>
              <Shape tone={count ? tone : 'off'} />
              {word}
            </span>
          </button>
        );
      })}
    </div>
  );
};
