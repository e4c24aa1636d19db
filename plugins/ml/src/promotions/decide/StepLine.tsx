import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { Shape, toneColour, usePalette, type Tone } from '../../design';
import type { Step, StepStatus } from './steps';

const drawn: Record<StepStatus, { tone: Tone; words: string }> = {
  finished: { tone: 'good', words: 'finished' },
  current: { tone: 'moving', words: 'under way' },
  waiting: { tone: 'waiting', words: 'waiting' },
  stopped: { tone: 'bad', words: 'stopped here' },
  skipped: { tone: 'off', words: 'not in the plan' },
  ahead: { tone: 'off', words: 'ahead' },
};

const useStyles = makeStyles(theme => ({
  line: {
    display: 'grid',
    gridTemplateColumns: 'repeat(7, minmax(0, 1fr))',
    gap: theme.spacing(1),
    listStyle: 'none',
    margin: theme.spacing(0, 0, 3),
    padding: 0,
    [theme.breakpoints.down('xs')]: { gridTemplateColumns: '1fr' },
  },
  step: {
    borderTop: '3px solid',
    paddingTop: theme.spacing(1),
    minWidth: 0,
    [theme.breakpoints.down('xs')]: {
      borderTop: 0,
      borderLeft: '3px solid',
      padding: theme.spacing(0.25, 0, 0.25, 1.5),
    },
  },
  name: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(0.75),
    fontWeight: 650,
    fontSize: '0.875rem',
  },
}));

/** The steps of a promotion's life, each with a shape and a word for where it stands. */
export const StepLine = ({ steps }: { steps: Step[] }) => {
  const classes = useStyles();
  const palette = usePalette();
  return (
    <ol className={classes.line} aria-label="Steps of this promotion">
      {steps.map(({ name, status }) => {
        const { tone, words } = drawn[status];
        const reached = status !== 'ahead' && status !== 'skipped';
        const colour = toneColour(tone, palette);
        return (
          <li
            key={name}
            className={classes.step}
            style={{ borderColor: reached ? colour : palette.border }}
            aria-current={
              status === 'current' || status === 'waiting' ? 'step' : undefined
            }
          >
            <span
              className={classes.name}
              style={{ color: reached ? palette.ink : palette.unknown }}
            >
              <Shape tone={tone} />
              {name}
            </span>
            <Typography variant="caption" style={{ color: colour }}>
              {words}
            </Typography>
          </li>
        );
      })}
    </ol>
  );
};
