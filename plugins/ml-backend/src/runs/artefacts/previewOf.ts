import type { ArtefactPreview } from '@slipway/plugin-ml-common';
import type { ArtefactBeginning } from '@slipway/plugin-ml-node';
import type { TableCut } from './cells';
import { readDelimited } from './delimited';
import { fileKind } from './fileKind';
import { readJson } from './jsonText';
import { readParquet } from './parquet';

/** Longest text that is sent, in letters. */
const LONGEST_TEXT = 500_000;

type Shown = Omit<ArtefactPreview, 'path' | 'size'>;

/** What there is to see in a file, from its beginning. Never throws: what cannot be read is text or bytes. */
export async function previewOf(
  path: string,
  { bytes, complete }: ArtefactBeginning,
): Promise<Shown> {
  const file = fileKind(path, bytes);
  const { mediaType } = file;
  const tooLarge = (): Shown => ({
    kind: 'too-large',
    mediaType,
    truncated: true,
    reason: `Only the first ${bytes.byteLength} bytes are read here, and this kind of file needs all of them`,
  });
  switch (file.kind) {
    case 'image':
      return complete
        ? {
            kind: 'image',
            mediaType,
            base64: Buffer.from(bytes).toString('base64'),
            truncated: false,
          }
        : tooLarge();
    case 'parquet':
      return complete ? parquetPreview(bytes, mediaType) : tooLarge();
    case 'binary':
      return { kind: 'binary', mediaType, truncated: !complete };
    case 'delimited': {
      const text = decode(bytes, complete);
      const { delimiter } = file;
      const table = readDelimited(text, { delimiter, complete });
      return table
        ? tablePreview(table, mediaType)
        : textPreview('text', mediaType, text, complete);
    }
    case 'json': {
      const text = decode(bytes, complete);
      const json = complete ? readJson(text, LONGEST_TEXT) : undefined;
      if (!json) return textPreview('json', mediaType, text, complete);
      return 'table' in json
        ? tablePreview(json.table, mediaType)
        : textPreview('json', mediaType, json.text, !json.cut);
    }
    default:
      return textPreview(
        file.kind,
        mediaType,
        decode(bytes, complete),
        complete,
      );
  }
}

/** UTF-8; a letter that the end of the beginning cuts is left out. */
function decode(bytes: Uint8Array, complete: boolean): string {
  return new TextDecoder('utf-8').decode(bytes, { stream: !complete });
}

function textPreview(
  kind: 'json' | 'text' | 'markdown' | 'html',
  mediaType: string,
  text: string,
  complete: boolean,
): Shown {
  return {
    kind,
    mediaType,
    text: text.slice(0, LONGEST_TEXT),
    truncated: !complete || text.length > LONGEST_TEXT,
  };
}

function tablePreview(
  { columns, rows, totalRows, truncated }: TableCut & { totalRows?: number },
  mediaType: string,
): Shown {
  return {
    kind: 'table',
    mediaType,
    table: { columns, rows, totalRows },
    truncated,
  };
}

async function parquetPreview(
  bytes: Uint8Array,
  mediaType: string,
): Promise<Shown> {
  try {
    return tablePreview(await readParquet(bytes), mediaType);
  } catch (error) {
    return {
      kind: 'binary',
      mediaType,
      truncated: false,
      reason: `The Parquet file cannot be read: ${String(error).slice(0, 200)}`,
    };
  }
}
