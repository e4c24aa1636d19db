import { UnreadableFile } from './UnreadableFile';

/** Characters that no text has: control characters that neither break lines nor set space. */
const CONTROL = /(?![\t\n\v\f\r\u0085])\p{Cc}/u;

const encodingOf = ([first, second]: Uint8Array): string => {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
};

/**
 * A file's bytes as text: UTF-8, or UTF-16 where the file says so, which is how PowerShell writes what pip prints and
 * which pip reads too. Throws {@link UnreadableFile} for everything else.
 */
export function textOf(bytes: Uint8Array, name: string): string {
  try {
    const text = new TextDecoder(encodingOf(bytes), { fatal: true }).decode(
      bytes,
    );
    if (!CONTROL.test(text)) return text;
  } catch {
    // Said below.
  }
  throw new UnreadableFile(`${name} is no text`);
}
