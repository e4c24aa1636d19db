import { makeStyles } from '@material-ui/core/styles';
import { StatusMark, toneColour, usePalette } from '../../design';
import { sayLeft, toneOfLeft } from './budgetWords';

const WIDTH = 64;
const HEIGHT = 10;
// Inside the frame.
const WIDEST = WIDTH - 2;
// So that the last bit is seen, too.
const NARROWEST = 2;

const useStyles = makeStyles({
  // Breaks between bar and words where there is no room for both.
  budget: { fontVariantNumeric: 'tabular-nums' },
  bar: { marginRight: 8, verticalAlign: '-0.06em' },
});

const widthOf = (left: number) =>
  left > 0 ? Math.min(WIDEST, Math.max(NARROWEST, left * WIDEST)) : 0;

/**
 * What is left of an error budget, as a bar and in words with the shape of what they mean: enough, little, nothing. One
 * meter to screen readers; those that know none read the words.
 */
export const BudgetBar = ({
  left,
}: {
  /** Share that is left; 1 is untouched, 0 used up, below 0 overspent. */
  left: number;
}) => {
  const classes = useStyles();
  const palette = usePalette();
  const tone = toneOfLeft(left);
  const words = sayLeft(left);
  return (
    <span
      role="meter"
      aria-label="Error budget"
      aria-valuemin={0}
      aria-valuemax={1}
      aria-valuenow={Math.min(1, Math.max(0, left))}
      aria-valuetext={words}
      className={classes.budget}
    >
      <svg width={WIDTH} height={HEIGHT} aria-hidden className={classes.bar}>
        <rect
          x={0.5}
          y={0.5}
          width={WIDTH - 1}
          height={HEIGHT - 1}
          rx={2.5}
          fill="none"
          stroke={palette.unknown}
        />
        <rect
          x={1}
          y={1}
          width={widthOf(left)}
          height={HEIGHT - 2}
          rx={2}
          fill={toneColour(tone, palette)}
        />
      </svg>
      <StatusMark tone={tone} label={words} />
    </span>
  );
};
