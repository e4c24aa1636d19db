import { makeStyles } from '@material-ui/core/styles';
import { Pick } from '../Pick';
import type { Column, Sorting } from './columns';

const useStyles = makeStyles(theme => ({
  tools: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1, 2),
    padding: theme.spacing(1, 2),
    fontSize: '0.8125rem',
  },
  head: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    minHeight: 24,
  },
}));

const orders = [
  { value: 'asc', label: 'Ascending' },
  { value: 'desc', label: 'Descending' },
];

/** Rows come in an order that is none of the columns'. */
const OTHER = { value: '', label: 'Another order' };

/** What the titles of a table do, above rows that are stacked: sort them, and whatever else stands at a head. */
export function StackedTools<R>({
  columns,
  sorting,
  onSort,
}: {
  columns: Column<R>[];
  sorting?: Sorting;
  onSort?: (column: string) => void;
}) {
  const classes = useStyles();
  const heads = columns.filter(({ head }) => head !== undefined);
  const sortable = onSort ? columns.filter(column => column.sortable) : [];
  if (heads.length === 0 && sortable.length === 0) return null;
  const sorted = sortable.find(({ id }) => id === sorting?.column);
  const choices = sortable.map(({ id, title }) => ({
    value: id,
    label: title,
  }));
  return (
    <div className={classes.tools}>
      {choices.length > 0 ? (
        <Pick
          native
          label="Sort by"
          options={sorted ? choices : [OTHER, ...choices]}
          picked={sorted?.id ?? OTHER.value}
          onPick={column => onSort?.(column)}
        />
      ) : null}
      {sorted && sorting ? (
        <Pick
          native
          label="Order"
          options={orders}
          picked={sorting.order}
          onPick={() => onSort?.(sorted.id)}
        />
      ) : null}
      {heads.map(({ id, head, headWords }) =>
        headWords ? (
          <label key={id} className={classes.head}>
            {head} {headWords}
          </label>
        ) : (
          <div key={id} className={classes.head}>
            {head}
          </div>
        ),
      )}
    </div>
  );
}
