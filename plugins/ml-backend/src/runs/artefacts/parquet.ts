import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { z } from 'zod';
import { AtMost } from '../../ports/AtMost';
import {
  cutTable,
  LONGEST_CELL,
  MOST_COLUMNS,
  MOST_LETTERS,
  MOST_ROWS,
  type TableCut,
} from './cells';

const PROCESS = resolvePackagePath(
  '@slipway/plugin-ml-backend',
  'processes',
  'readParquet.mjs',
);

/** What the process may take: megabytes of memory for its values, milliseconds, bytes of its answer. */
const MOST_MEMORY = 256;
const MOST_TIME = 5_000;
const MOST_ANSWERED = 16 * 1024 * 1024;

const BOUNDS = JSON.stringify({
  mostRows: MOST_ROWS,
  mostColumns: MOST_COLUMNS,
  longest: LONGEST_CELL,
  letters: MOST_LETTERS,
});

const answer = z.union([
  z.object({ error: z.string() }),
  z.object({
    columns: z.array(z.string()),
    rows: z.array(z.array(z.string())),
    totalRows: z.number(),
    truncated: z.boolean(),
  }),
]);

const places = new AtMost({ most: 2, waiting: 20 });

/**
 * The head of a whole Parquet file (https://parquet.apache.org/docs/file-format/). It is read in a process of its own,
 * which is stopped when it takes too long or too much, and inherits nothing of the portal's environment. Throws `Error`
 * where the file is broken, claims too much, or uses what is not known.
 */
export async function readParquet(
  bytes: Uint8Array,
): Promise<TableCut & { totalRows: number }> {
  const read = answer.parse(JSON.parse(await places.run(() => askFor(bytes))));
  if ('error' in read) throw new Error(read.error);
  const table = cutTable(read.columns, read.rows);
  return {
    ...table,
    truncated: table.truncated || read.truncated,
    totalRows: read.totalRows,
  };
}

function askFor(bytes: Uint8Array): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      process.execPath,
      [`--max-old-space-size=${MOST_MEMORY}`, PROCESS, BOUNDS],
      {
        cwd: tmpdir(),
        env: {},
        timeout: MOST_TIME,
        killSignal: 'SIGKILL',
        maxBuffer: MOST_ANSWERED,
        windowsHide: true,
      },
      (error, stdout) => {
        if (error) {
          reject(
            new Error(
              `its first rows take more than ${
                MOST_TIME / 1_000
              } s or ${MOST_MEMORY} MB to read`,
            ),
          );
        } else resolve(stdout);
      },
    );
    // It may be gone before it has read all.
    child.stdin?.on('error', () => {});
    child.stdin?.end(bytes);
  });
}
