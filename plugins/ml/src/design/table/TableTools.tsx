import Button from '@material-ui/core/Button';
import Popover from '@material-ui/core/Popover';
import { useState } from 'react';
import { ColumnList } from './ColumnList';
import type { Column } from './columns';
import { download, toCsv } from './csv';

/** Chooses which columns are shown. */
export function ColumnChooser<R>(props: {
  columns: Column<R>[];
  /** Ids of the shown ones. */
  shown: string[];
  onChange: (shown: string[]) => void;
}) {
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
        PaperProps={{ role: 'dialog', 'aria-label': 'Columns' }}
      >
        <ColumnList {...props} />
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
