import type { FileKind } from './fileKinds';

const startsWith = (bytes: Uint8Array, ...start: number[]) =>
  start.every((byte, index) => bytes[index] === byte);

const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

/** The name of the first file in a zip (APPNOTE.TXT 4.3.7: its length is at 26, the name at 30). */
const firstInZip = (bytes: Uint8Array): string =>
  textOf(bytes.subarray(30, 30 + (bytes[26] ?? 0) + 256 * (bytes[27] ?? 0)));

/** A safetensors file: the length of its head in eight bytes, then JSON. */
const isSafetensors = (bytes: Uint8Array) =>
  bytes.length > 9 && bytes[8] === 0x7b && bytes[6] === 0 && bytes[7] === 0;

/**
 * What the first bytes of a file say, where they say it for certain: a pickle of protocol 2 to 5 starts with `80`, its
 * version, and from 4 on a frame (`95`) (https://peps.python.org/pep-3154/); `torch.save` writes a zip whose first entry
 * is `<name>/data.pkl`.
 */
export function kindByOpening(bytes: Uint8Array): FileKind | undefined {
  if (
    startsWith(bytes, 0x80, 4, 0x95) ||
    startsWith(bytes, 0x80, 5, 0x95) ||
    startsWith(bytes, 0x80, 2, 0x8a, 0x0a) ||
    (startsWith(bytes, 0x80, 2) && /^[c}\]()]/.test(textOf(bytes.subarray(2))))
  )
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
