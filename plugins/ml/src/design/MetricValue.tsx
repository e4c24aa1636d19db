import Tooltip from '@material-ui/core/Tooltip';
import { makeStyles } from '@material-ui/core/styles';
import { sayNumber } from './numbers';
import { usePalette } from './palette';
import { shownText } from './shownText';

const useStyles = makeStyles({
  number: { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
});

/** A number with its unit; where it comes from and how exact it is on hover. */
export const MetricValue = ({
  value,
  unit,
  source,
  text,
}: {
  value: number | null | undefined;
  unit?: string;
  /** Who measured it and when, in a sentence. */
  source?: string;
  /** What the source says where it is no number: `NaN`. */
  text?: string;
}) => {
  const classes = useStyles();
  if (value === null || value === undefined)
    return <span className={classes.number}>{text ?? '–'}</span>;
  const exact = `${value}${unit ? ` ${unit}` : ''}`;
  return (
    <Tooltip title={source ? `${exact} · ${shownText(source)}` : exact}>
      <span className={classes.number}>
        {sayNumber(value)}
        {unit ? ` ${unit}` : null}
      </span>
    </Tooltip>
  );
};

/** A difference: sign, arrow, and whether it is better, in words for screen readers. */
export const Delta = ({
  value,
  better,
}: {
  value: number;
  /** Absent where nobody said which direction is better. */
  better?: boolean;
}) => {
  const classes = useStyles();
  const palette = usePalette();
  if (value === 0) return <span className={classes.number}>± 0</span>;
  const colours = { true: palette.healthy, false: palette.failing };
  const words = { true: 'better', false: 'worse' };
  return (
    <span
      className={classes.number}
      style={better === undefined ? undefined : { color: colours[`${better}`] }}
    >
      {value > 0 ? '▲ +' : '▼ −'}
      {sayNumber(Math.abs(value))}
      {better === undefined ? null : ` ${words[`${better}`]}`}
    </span>
  );
};
