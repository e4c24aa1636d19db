import type { MlApi } from '../../api';

const MAX_BYTES = 1_048_576;

/** The whole log of one attempt as it is now, part by part, without keeping it as lines. */
export async function readWholeLog(
  api: Pick<MlApi, 'getLaunchLog'>,
  launchId: string,
  attempt?: number,
): Promise<Blob> {
  const parts: string[] = [];
  let offset = 0;
  for (;;) {
    const { text, nextOffset, complete } = await api.getLaunchLog(launchId, {
      attempt,
      offset,
      maxBytes: MAX_BYTES,
    });
    parts.push(text);
    if (complete || nextOffset <= offset) break;
    offset = nextOffset;
  }
  return new Blob(parts, { type: 'text/plain;charset=utf-8' });
}

/** Hands a file to the browser. */
export function saveFile(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
