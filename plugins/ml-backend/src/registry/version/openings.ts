import type { FileKind } from './formats';

const startsWith = (bytes: Uint8Array, ...start: number[]) =>
  start.every((byte, index) => bytes[index] === byte);

const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

/** The name of the first file in a zip (APPNOTE.TXT 4.3.7: its length is at 26, the name at 30). */
const firstInZip = (bytes: Uint8Array): string =>
  textOf(bytes.subarray(30, 30 + (bytes[26] ?? 0) + 256 * (bytes[27] ?? 0)));

/** A safetensors file: the length of its head in eight bytes, then JSON. */
const isSafetensors = (bytes: Uint8Array) =>
  bytes.length > 9 && bytes[8] === 0x7b && bytes[6] === 0 && bytes[7] === 0;

// Protocols 0 and 1 are lines of text: a function by module and name and then its arguments, an instance, a list. A list
// of words could begin with the name alone.
const OLD_PICKLE =
  /^(?:\(*c[\w.]+\n[\w.]+\n(?:[()]|p\d+\n)|\(+i[\w.]+\n[\w.]+\n|\(+[ld]p\d+\n)/;

/** A pickle: from protocol 2 on it begins with `80` and its version (https://peps.python.org/pep-3154/). */
const isPickle = (bytes: Uint8Array) =>
  (bytes[0] === 0x80 && bytes[1] >= 2 && bytes[1] <= 5) ||
  OLD_PICKLE.test(textOf(bytes));

/**
 * What the first bytes of a file say, where they say it for certain. `torch.save` writes a zip whose first entry is
 * `<name>/data.pkl`.
 */
export function kindByOpening(bytes: Uint8Array): FileKind | undefined {
  if (isPickle(bytes))
    return {
      format: 'pickle',
      runsCode: 'yes',
      why: 'its bytes are a pickle, which calls whatever functions it names while it is loaded',
    };
  if (
    startsWith(bytes, 0x50, 0x4b, 3, 4) &&
    /data\.pkl$/.test(firstInZip(bytes))
  )
    return {
      format: 'PyTorch (pickle or TorchScript)',
      runsCode: 'yes',
      why: 'its bytes are an archive of PyTorch with a pickle inside',
    };
  if (
    startsWith(bytes, 0x7f, 0x45, 0x4c, 0x46) ||
    startsWith(bytes, 0x4d, 0x5a, 0x90)
  )
    return {
      format: 'native library',
      runsCode: 'yes',
      why: 'its bytes are a program',
    };
  if (startsWith(bytes, 0x47, 0x47, 0x55, 0x46))
    return {
      format: 'GGUF',
      runsCode: 'no',
      why: 'it holds values and a structure, no code',
    };
  if (isSafetensors(bytes))
    return {
      format: 'safetensors',
      runsCode: 'no',
      why: 'it holds values and a structure, no code',
    };
  return undefined;
}

/** Begin with what their format begins with, where that is certain: by ending. */
const BEGINNINGS: ReadonlyMap<string, (bytes: Uint8Array) => boolean> = new Map(
  [
    ['safetensors', isSafetensors],
    ['gguf', bytes => startsWith(bytes, 0x47, 0x47, 0x55, 0x46)],
    ['npy', bytes => startsWith(bytes, 0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59)],
  ],
);

/** Do the first bytes contradict the ending of the name? */
export const belies = (ending: string, bytes: Uint8Array): boolean =>
  BEGINNINGS.get(ending)?.(bytes) === false;

/**
 * Can an array of NumPy hold objects? Its head names the types of its columns, `O` for objects, and ends within the first
 * bytes unless there are many (https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html).
 */
export const holdsObjects = (bytes: Uint8Array): boolean | undefined => {
  const head = textOf(bytes.subarray(10));
  if (/['"][|<>=]?O\d*['"]/.test(head)) return true;
  return head.includes('}') ? false : undefined;
};
