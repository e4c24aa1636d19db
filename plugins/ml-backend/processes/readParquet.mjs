/**
 * Reads the head of a Parquet file in a process of its own, because a file can be written so that a reader of it fills
 * the memory or never ends, and neither can be caught within a process. Plain JavaScript, so that it runs as it lies in
 * the package. Takes the file on its standard input and its bounds as one argument in JSON; answers in JSON with columns,
 * cells as text and the count of rows, or with `{ error }`.
 */
import { buffer } from 'node:stream/consumers';
import {
  brotliDecompressSync,
  gunzipSync,
  zstdDecompressSync,
} from 'node:zlib';
import {
  parquetMetadata,
  parquetReadObjects,
  parquetSchema,
  snappyUncompress,
} from 'hyparquet';

/** Most bytes that one page may unfold to, and that all columns of the rows shown may claim. */
const MOST_UNFOLDED = 64 * 1024 * 1024;

/** Most values of all columns in the groups of rows that are read. */
const MOST_VALUES = 10_000_000;

/** A number of the file that counts something. */
const count = (value, most, what) => {
  const number = Number(value ?? 0);
  if (!(number >= 0 && number <= most)) {
    throw new Error(`it claims ${number} ${what}`);
  }
  return number;
};

const bounded = claimed => ({
  maxOutputLength: Math.max(
    1,
    count(claimed, MOST_UNFOLDED, 'bytes in a page'),
  ),
});

/** Every codec by Node's own library, none unfolding more than it may. */
const compressors = {
  SNAPPY: (bytes, claimed) => {
    const page = new Uint8Array(
      count(claimed, MOST_UNFOLDED, 'bytes in a page'),
    );
    snappyUncompress(bytes, page);
    return page;
  },
  GZIP: (bytes, claimed) => new Uint8Array(gunzipSync(bytes, bounded(claimed))),
  ZSTD: (bytes, claimed) =>
    new Uint8Array(zstdDecompressSync(bytes, bounded(claimed))),
  BROTLI: (bytes, claimed) =>
    new Uint8Array(brotliDecompressSync(bytes, bounded(claimed))),
};

/** What the groups that hold the first rows claim of themselves, before anything of them is read. */
function checkClaims({ row_groups: groups }, rowEnd) {
  let rows = 0;
  let bytes = 0;
  let values = 0;
  for (const group of groups) {
    if (rows >= rowEnd) return;
    rows += count(group.num_rows, Number.MAX_SAFE_INTEGER, 'rows');
    for (const { meta_data: column } of group.columns) {
      const size = column?.total_uncompressed_size;
      bytes += count(size, MOST_UNFOLDED, 'bytes in a column');
      values += count(column?.num_values, MOST_VALUES, 'values in a column');
      count(bytes, MOST_UNFOLDED, 'bytes in its first rows');
      count(values, MOST_VALUES, 'values in its first rows');
    }
  }
}

/** Any value as text of at most `longest` letters, and one to know that there are more. */
function textOf(value, longest) {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) {
    return Number.isNaN(+value) ? 'Invalid date' : value.toISOString();
  }
  if (value instanceof Uint8Array) {
    const start = Buffer.from(value.subarray(0, 16)).toString('hex');
    return `${value.byteLength} bytes: ${start}`;
  }
  const text =
    typeof value === 'object'
      ? JSON.stringify(value, (_, part) =>
          typeof part === 'bigint' ? part.toString() : part,
        ) ?? ''
      : String(value);
  return text.slice(0, longest + 1);
}

async function readHead(file, { mostRows, mostColumns, longest, letters }) {
  const metadata = parquetMetadata(file);
  const totalRows = count(metadata.num_rows, Number.MAX_SAFE_INTEGER, 'rows');
  const all = parquetSchema(metadata).children.map(
    ({ element }) => element.name,
  );
  const columns = all.slice(0, mostColumns);
  const rowEnd = Math.min(totalRows, mostRows);
  checkClaims(metadata, rowEnd);
  const read =
    rowEnd > 0
      ? await parquetReadObjects({
          file,
          metadata,
          columns,
          rowEnd,
          compressors,
        })
      : [];
  const rows = [];
  let left = letters;
  for (const row of read) {
    const cells = columns.map(column => textOf(row[column], longest));
    left -= cells.reduce((sum, cell) => sum + cell.length, 0);
    if (left < 0) break;
    rows.push(cells);
  }
  return {
    columns: columns.map(column => textOf(column, longest)),
    rows,
    totalRows,
    truncated: totalRows > rows.length || columns.length < all.length,
  };
}

const answer = await buffer(process.stdin)
  .then(bytes =>
    readHead(new Uint8Array(bytes).buffer, JSON.parse(process.argv[2])),
  )
  .catch(error => ({ error: String(error?.message ?? error).slice(0, 200) }));
process.stdout.write(JSON.stringify(answer));
