import Tooltip from '@material-ui/core/Tooltip';
import { makeStyles } from '@material-ui/core/styles';
import type { HealthStatus } from '@slipway/plugin-ml-common';
import { usePalette } from './palette';
import { Shape } from './Shape';
import { shownText } from './shownText';
import { toneColour, type Tone } from './tone';

const useStyles = makeStyles({
  mark: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '0.4em',
    fontWeight: 600,
    whiteSpace: 'nowrap',
  },
});

/** What a status mark says. */
export type StatusMarkProps = {
  tone: Tone;
  label: string;
  /** What it means, in a sentence; shown on hover and read to screen readers. */
  meaning?: string;
};

/** A state: word, shape and colour. */
export const StatusMark = ({ tone, label, meaning }: StatusMarkProps) => {
  const classes = useStyles();
  const palette = usePalette();
  const mark = (
    <span className={classes.mark} style={{ color: toneColour(tone, palette) }}>
      <Shape tone={tone} />
      <span>{shownText(label)}</span>
    </span>
  );
  return meaning ? <Tooltip title={shownText(meaning)}>{mark}</Tooltip> : mark;
};

/** The word and the tone of every health. */
export const healthWords: Record<HealthStatus, { label: string; tone: Tone }> =
  {
    healthy: { label: 'Healthy', tone: 'good' },
    degraded: { label: 'Degraded', tone: 'warning' },
    failing: { label: 'Failing', tone: 'bad' },
    unknown: { label: 'Unknown', tone: 'off' },
  };

/** The health of a model, a feature set or one observation. */
export const HealthMark = ({
  health,
  reason,
}: {
  health: HealthStatus;
  reason?: string;
}) => (
  <StatusMark
    {...healthWords[health]}
    // Names stand between backticks; a hint has no type of its own for them.
    meaning={reason?.replace(/`([^`]*)`/g, '‘$1’')}
  />
);
