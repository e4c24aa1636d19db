import type { ArtefactPreview } from '@slipway/plugin-ml-common';

/** What a file is, as far as its name and first bytes say. */
export type FileKind =
  | { kind: 'image'; mediaType: string }
  | { kind: 'delimited'; mediaType: string; delimiter: ',' | '\t' }
  | { kind: 'parquet'; mediaType: string }
  | {
      kind: Extract<
        ArtefactPreview['kind'],
        'json' | 'text' | 'markdown' | 'html'
      >;
      mediaType: string;
    }
  | { kind: 'binary'; mediaType: string };

const startsWith = (bytes: Uint8Array, magic: number[], at = 0) =>
  magic.every((byte, index) => bytes[at + index] === byte);

const ascii = (text: string) => [...text].map(letter => letter.charCodeAt(0));

/** Images by their first bytes: a name can lie. https://mimesniff.spec.whatwg.org/#matching-an-image-type-pattern */
function imageType(bytes: Uint8Array): string | undefined {
  if (startsWith(bytes, [0x89, ...ascii('PNG\r\n\x1a\n')])) return 'image/png';
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  if (startsWith(bytes, ascii('GIF87a')) || startsWith(bytes, ascii('GIF89a')))
    return 'image/gif';
  if (startsWith(bytes, ascii('RIFF')) && startsWith(bytes, ascii('WEBP'), 8))
    return 'image/webp';
  return undefined;
}

const byExtension: Record<string, FileKind> = {
  csv: { kind: 'delimited', mediaType: 'text/csv', delimiter: ',' },
  tsv: {
    kind: 'delimited',
    mediaType: 'text/tab-separated-values',
    delimiter: '\t',
  },
  json: { kind: 'json', mediaType: 'application/json' },
  geojson: { kind: 'json', mediaType: 'application/geo+json' },
  ipynb: { kind: 'json', mediaType: 'application/x-ipynb+json' },
  md: { kind: 'markdown', mediaType: 'text/markdown' },
  markdown: { kind: 'markdown', mediaType: 'text/markdown' },
  html: { kind: 'html', mediaType: 'text/html' },
  htm: { kind: 'html', mediaType: 'text/html' },
  svg: { kind: 'text', mediaType: 'image/svg+xml' },
  yaml: { kind: 'text', mediaType: 'application/yaml' },
  yml: { kind: 'text', mediaType: 'application/yaml' },
};

/** Files that nothing can be shown of; their beginning is enough to be sure. */
const OPAQUE =
  /\.(pkl|pickle|joblib|pt|pth|bin|safetensors|onnx|pb|h5|hdf5|keras|npy|npz|zip|gz|tgz|bz2|xz|zst|tar|whl|jar|model|ubj|cbm|so|dll)$/i;

/** Bytes of the beginning that decide whether a file is text. */
const SNIFFED = 8_192;

/** How much of a file of this name has to be read to show something of it, in bytes. */
export const bytesToRead = (path: string, most: number): number =>
  OPAQUE.test(path) ? Math.min(SNIFFED, most) : most;

/** The kind of a file. Bytes decide about images and about text or not; the name decides which text. */
export function fileKind(path: string, bytes: Uint8Array): FileKind {
  const image = imageType(bytes);
  if (image) return { kind: 'image', mediaType: image };
  if (startsWith(bytes, ascii('PAR1')))
    return { kind: 'parquet', mediaType: 'application/vnd.apache.parquet' };
  if (!isText(bytes.subarray(0, SNIFFED)))
    return { kind: 'binary', mediaType: 'application/octet-stream' };
  const extension = /\.([a-z0-9]{1,10})$/i.exec(path)?.[1].toLowerCase() ?? '';
  return byExtension[extension] ?? { kind: 'text', mediaType: 'text/plain' };
}

/** Control characters other than tabs and ends of lines. */
const CONTROL = /[^\P{Cc}\s]/u;

/** UTF-8 without the control characters that no text has. */
function isText(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes, { stream: true });
  let strange = 0;
  for (const letter of text) {
    if (letter === '\0') return false;
    if (letter === '\ufffd' || CONTROL.test(letter)) strange += 1;
  }
  return strange * 20 <= text.length;
}
