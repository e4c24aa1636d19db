import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import { makeStyles } from '@material-ui/core/styles';
import { useState } from 'react';
import { usePalette } from '../palette';
import { SearchField } from '../SearchField';
import { shownText } from '../shownText';
import type { Column } from './columns';

/** So few are found at a glance. */
const FEW = 12;
/** Most that are listed beside the chosen ones: runs may have thousands of metrics and parameters. */
const MOST = 100;

const useStyles = makeStyles(theme => ({
  search: { display: 'flex', padding: theme.spacing(2, 2, 0) },
  list: {
    display: 'flex',
    flexDirection: 'column',
    padding: theme.spacing(1, 2),
    maxHeight: 420,
    overflow: 'auto',
  },
  label: { overflowWrap: 'anywhere' },
  words: { margin: 0, fontSize: '0.8125rem' },
}));

const sayRest = (found: number, more: number): string => {
  if (found === 0) return 'No column has that in its name.';
  if (more === 0) return '';
  return `${more.toLocaleString('en')} more ${
    more === 1 ? 'is' : 'are'
  } not listed: find them by name.`;
};

/** Boxes of the columns that can be shown; where there are many, those that have a text in their names. */
export function ColumnList<R>({
  columns,
  shown,
  onChange,
}: {
  columns: Column<R>[];
  /** Ids of the shown ones. */
  shown: string[];
  onChange: (shown: string[]) => void;
}) {
  const classes = useStyles();
  const palette = usePalette();
  const [text, setText] = useState('');
  // Those that were chosen before the list opened: a box that is ticked off stays where it is.
  const [chosenBefore] = useState(() => new Set(shown));
  const chosen = new Set(shown);
  const wanted = text.toLocaleLowerCase('en');
  const found = columns.filter(({ title }) =>
    title.toLocaleLowerCase('en').includes(wanted),
  );
  const listed = found.filter(
    ({ id }, place) => place < MOST || chosenBefore.has(id),
  );
  return (
    <>
      {columns.length > FEW ? (
        <div className={classes.search}>
          <SearchField label="Find a column" text={text} onChange={setText} />
        </div>
      ) : null}
      <div className={classes.list}>
        {listed.map(({ id, title, names }) => (
          <FormControlLabel
            key={id}
            className={classes.label}
            label={shownText(title)}
            control={
              <Checkbox
                size="small"
                color="primary"
                checked={names || chosen.has(id)}
                disabled={names}
                onChange={(_, checked) =>
                  onChange(
                    columns
                      .map(column => column.id)
                      .filter(other =>
                        other === id ? checked : chosen.has(other),
                      ),
                  )
                }
              />
            }
          />
        ))}
        <p
          role="status"
          className={classes.words}
          style={{ color: palette.unknown }}
        >
          {sayRest(found.length, found.length - listed.length)}
        </p>
      </div>
    </>
  );
}
