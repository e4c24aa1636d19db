import Button from '@material-ui/core/Button';
import Chip from '@material-ui/core/Chip';
import { makeStyles } from '@material-ui/core/styles';
import { sayNumber } from '../../design';
import type { ComparedField } from '../fields/comparedFields';
import { scaleOf } from '../fields/scales';
import type { Range } from './ranges';

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

/** A range in words: `lr 0.001 to 0.01`. */
export const sayRange = (
  { field, from, to }: Range,
  fields: readonly ComparedField[],
): string => {
  const known = fields.find(({ id }) => id === field);
  const scale = known && scaleOf(known);
  const say = (end: number) =>
    scale?.kind === 'words' ? scale.words[end] ?? String(end) : sayNumber(end);
  const name = known?.name ?? field;
  if (isOpen(from)) return `${name} up to ${say(to)}`;
  if (isOpen(to)) return `${name} from ${say(from)}`;
  return from === to
    ? `${name} ${say(from)}`
    : `${name} ${say(from)} to ${say(to)}`;
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
          key={`${range.field} ${range.from}`}
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
