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
  type Compressors,
} from 'hyparquet';
import { cutTable, MOST_COLUMNS, MOST_ROWS, type TableCut } from './cells';

/** Most bytes that one page may unfold to, and that all columns of the rows shown may claim. */
const MOST_UNFOLDED = 64 * 1024 * 1024;

const bounded = (claimed: number) => {
  if (!(claimed >= 0 && claimed <= MOST_UNFOLDED)) {
    throw new Error(`a page claims ${claimed} bytes`);
  }
  return { maxOutputLength: Math.max(1, claimed) };
};

/** Every codec by Node's own library, none unfolding more than it may. */
const compressors: Compressors = {
  SNAPPY: (bytes, claimed) => {
    bounded(claimed);
    const page = new Uint8Array(claimed);
    snappyUncompress(bytes, page);
    return page;
  },
  GZIP: (bytes, claimed) => new Uint8Array(gunzipSync(bytes, bounded(claimed))),
  ZSTD: (bytes, claimed) =>
    new Uint8Array(zstdDecompressSync(bytes, bounded(claimed))),
  BROTLI: (bytes, claimed) =>
    new Uint8Array(brotliDecompressSync(bytes, bounded(claimed))),
};

/**
 * The head of a whole Parquet file (https://parquet.apache.org/docs/file-format/): its footer, and of the first rows
 * only the columns that are shown. Throws `Error` where it is broken, lies about its size, or uses what is not known.
 */
export async function readParquet(
  bytes: Uint8Array,
): Promise<TableCut & { totalRows: number }> {
  const file = new Uint8Array(bytes).buffer;
  const metadata = parquetMetadata(file);
  const totalRows = Number(metadata.num_rows);
  const all = parquetSchema(metadata).children.map(
    ({ element }) => element.name,
  );
  const columns = all.slice(0, MOST_COLUMNS);
  const rowEnd = Math.min(totalRows, MOST_ROWS);
  let claimed = 0;
  let before = 0;
  for (const group of metadata.row_groups) {
    if (before >= rowEnd) break;
    before += Number(group.num_rows);
    for (const column of group.columns) {
      claimed += Number(column.meta_data?.total_uncompressed_size ?? 0);
    }
  }
  if (!(claimed <= MOST_UNFOLDED)) {
    throw new Error(`its first rows unfold to ${claimed} bytes`);
  }
  const rows =
    rowEnd > 0
      ? await parquetReadObjects({
          file,
          metadata,
          columns,
          rowEnd,
          compressors,
        })
      : [];
  const table = cutTable(
    columns,
    rows.map(row => columns.map(column => row[column])),
  );
  return {
    ...table,
    truncated:
      table.truncated ||
      totalRows > table.rows.length ||
      columns.length < all.length,
    totalRows,
  };
}
