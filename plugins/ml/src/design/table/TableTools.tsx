import Button from '@material-ui/core/Button';
import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Popover from '@material-ui/core/Popover';
import { makeStyles } from '@material-ui/core/styles';
import { useState } from 'react';
import type { Column } from './columns';
import { download, toCsv } from './csv';

const useStyles = makeStyles(theme => ({
  list: {
    display: 'flex',
    flexDirection: 'column',
    padding: theme.spacing(1, 2),
    maxHeight: 420,
    overflow: 'auto',
  },
}));

/** Chooses which columns are shown. */
export function ColumnChooser<R>({
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
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <Button
        size="small"
        aria-haspopup="dialog"
        onClick={event => setAnchor(event.currentTarget)}
      >
        Columns
      </Button>
      <Popover
        open={Boolean(anchor)}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        PaperProps={{ 'aria-label': 'Columns' }}
      >
        <div className={classes.list}>
          {columns.map(({ id, title, names }) => (
            <FormControlLabel
              key={id}
              label={title}
              control={
                <Checkbox
                  size="small"
                  color="primary"
                  checked={names || shown.includes(id)}
                  disabled={names}
                  onChange={(_, checked) =>
                    onChange(
                      columns
                        .map(column => column.id)
                        .filter(other =>
                          other === id ? checked : shown.includes(other),
                        ),
                    )
                  }
                />
              }
            />
          ))}
        </div>
      </Popover>
    </>
  );
}

/** Hands what the table shows to the reader as a CSV file. */
export function CsvButton<R>({
  name,
  columns,
  rows,
}: {
  /** File name without its ending. */
  name: string;
  columns: Column<R>[];
  rows: R[];
}) {
  return (
    <Button
      size="small"
      disabled={rows.length === 0}
      onClick={() => download(`${name}.csv`, 'text/csv', toCsv(columns, rows))}
    >
      CSV
    </Button>
  );
}
