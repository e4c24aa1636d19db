import Button from '@material-ui/core/Button';
import { useRef } from 'react';
import type { Column } from './columns';
import { CsvFile } from './CsvFile';
import { CsvNotice } from './CsvNotice';
import type { PageOf, Rest } from './rest';
import { useCsvFile } from './useCsvFile';

/**
 * Hands what the table lists to the reader as a CSV file: the rows on screen at once, and where others follow them,
 * those too as soon as they are read.
 */
export function CsvButton<R>({
  name,
  columns,
  rows,
  rest,
}: {
  /** File name without its ending. */
  name: string;
  columns: Column<R>[];
  /** Those on screen. */
  rows: R[];
  /** What follows them; absent where nothing ever does. */
  rest?: Rest<PageOf<R>>;
}) {
  const file = `${name}.csv`;
  const button = useRef<HTMLButtonElement>(null);
  const { state, start, stop } = useCsvFile<R>(file);
  const isBusy = state.is === 'reading';
  return (
    <>
      <Button
        ref={button}
        size="small"
        disabled={rows.length === 0 || rest?.isWaiting}
        aria-disabled={isBusy || undefined}
        onClick={() => {
          if (!isBusy) start(new CsvFile(columns, rows, rest));
        }}
      >
        CSV
      </Button>
      <CsvNotice
        file={file}
        state={state}
        onStop={() => {
          stop();
          button.current?.focus();
        }}
      />
    </>
  );
}
