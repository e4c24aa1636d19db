import { useCallback, useEffect, useRef, useState } from 'react';
import { download } from './csv';
import type { CsvFile } from './CsvFile';

/** How often the number of rows is said while they are read. */
const STEP = 1_000;

/** What becomes of a file. */
export type CsvState =
  | { is: 'ready' }
  | { is: 'reading'; rows: number }
  | { is: 'failed'; rows: number; error: Error; retry: () => void }
  /** It was handed out, and has only the first rows of the list. */
  | { is: 'cut'; rows: number };

/** Reads what a file lacks and hands it to the reader: at once where it lacks nothing. It can be stopped. */
export const useCsvFile = <R>(name: string) => {
  const [state, setState] = useState<CsvState>({ is: 'ready' });
  const reading = useRef<AbortController>();
  const stop = useCallback(() => {
    reading.current?.abort();
    setState({ is: 'ready' });
  }, []);
  useEffect(() => () => reading.current?.abort(), []);

  const handOut = (file: CsvFile<R>) => {
    download(name, 'text/csv', file.text);
    setState(file.isCut ? { is: 'cut', rows: file.rows } : { is: 'ready' });
  };

  const read = async (file: CsvFile<R>) => {
    const abort = new AbortController();
    const { signal } = abort;
    reading.current = abort;
    let said = file.rows;
    setState({ is: 'reading', rows: said });
    try {
      await file.readOn(signal, () => {
        if (file.rows - said < STEP) return;
        said = file.rows;
        setState({ is: 'reading', rows: said });
      });
      handOut(file);
    } catch (error) {
      if (signal.aborted) return;
      setState({
        is: 'failed',
        rows: file.rows,
        error: error instanceof Error ? error : new Error(String(error)),
        retry: () => void read(file),
      });
    }
  };

  return {
    state,
    start: (file: CsvFile<R>) => {
      if (file.canGrow) void read(file);
      else handOut(file);
    },
    /** Ends the reading, or what is said of it. */
    stop,
  };
};
