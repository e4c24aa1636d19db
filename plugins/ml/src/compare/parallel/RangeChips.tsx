import Button from '@material-ui/core/Button';
import Chip from '@material-ui/core/Chip';
import { makeStyles } from '@material-ui/core/styles';
import { sayNumber, shownText } from '../../design';
import type { ComparedField } from '../fields/comparedFields';
import { writeRange, type Range } from './ranges';

const useStyles = makeStyles(theme => ({
  chips: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    fontSize: '0.875rem',
  },
}));

const isOpen = (end: number) => Math.abs(end) === Number.MAX_VALUE;

/** A range for people: `lr 0.001 to 0.01`, `optimizer adam, sgd`. */
export const sayRange = (
  range: Range,
  fields: readonly ComparedField[],
): string => {
  const name = shownText(
    fields.find(({ id }) => id === range.field)?.name ?? range.field,
  );
  if ('words' in range)
    return `${name} ${range.words.map(shownText).join(', ') || 'none'}`;
  const { from, to } = range;
  if (isOpen(from)) return `${name} up to ${sayNumber(to)}`;
  if (isOpen(to)) return `${name} from ${sayNumber(from)}`;
  return from === to
    ? `${name} ${sayNumber(from)}`
    : `${name} ${sayNumber(from)} to ${sayNumber(to)}`;
};

/** What is filtered by, and how many runs are left. */
export const RangeChips = ({
  ranges,
  fields,
  left,
  all,
  onRanges,
}: {
  ranges: Range[];
  fields: ComparedField[];
  /** Runs within the ranges. */
  left: number;
  all: number;
  onRanges: (ranges: Range[]) => void;
}) => {
  const classes = useStyles();
  if (ranges.length === 0) return null;
  return (
    <div className={classes.chips}>
      <strong role="status">
        {left} of {all} runs
      </strong>
      {ranges.map((range, index) => (
        <Chip
          key={writeRange(range)}
          size="small"
          variant="outlined"
          label={sayRange(range, fields)}
          onDelete={() => onRanges(ranges.filter((_, at) => at !== index))}
          aria-label={`${sayRange(range, fields)}: Delete takes it away`}
          style={{ height: 'auto', minHeight: 24, margin: 0 }}
        />
      ))}
      <Button size="small" onClick={() => onRanges([])}>
        All runs
      </Button>
    </div>
  );
};
