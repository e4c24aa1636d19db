import { keepLog, readKept, type KeptLog } from './keptLog';

const EMPTY: KeptLog = { text: '', end: 0, complete: false };

const add = (kept: KeptLog, text: string, complete = false) =>
  keepLog(kept, {
    text,
    nextOffset: kept.end + Buffer.byteLength(text),
    complete,
  });

describe('the kept log', () => {
  it('reads as the log itself while it is short', () => {
    const kept = add(add(EMPTY, 'a\nb\n'), 'c\n', true);
    expect(readKept(kept, { offset: 0, maxBytes: 100 })).toEqual({
      text: 'a\nb\nc\n',
      nextOffset: 6,
      complete: true,
    });
    expect(readKept(kept, { offset: 4, maxBytes: 1 })).toEqual({
      text: 'c',
      nextOffset: 5,
      complete: false,
    });
    expect(readKept(kept, { offset: 6, maxBytes: 10 })).toEqual({
      text: '',
      nextOffset: 6,
      complete: true,
    });
  });

  it('keeps the last 64 KiB, never cuts a character, and says what is missing', () => {
    const kept = add(add(EMPTY, 'é'.repeat(40_000)), 'x', true);
    expect(kept.end).toBe(80_001);
    expect(Buffer.byteLength(kept.text)).toBeLessThanOrEqual(65_536);
    expect(kept.text).toMatch(/^é+x$/);
    const part = readKept(kept, { offset: 0, maxBytes: 5 });
    expect(part.text).toMatch(
      /^\[1446\d bytes before this were not kept\]\néé$/,
    );
    const rest = readKept(kept, {
      offset: part.nextOffset,
      maxBytes: 100_000,
    });
    expect(rest).toMatchObject({ nextOffset: 80_001, complete: true });
    expect(rest.text).toMatch(/^é+x$/);
  });

  it('holds nothing that a database refuses', () => {
    expect(add(EMPTY, 'a\u0000b')).toEqual({
      text: 'a b',
      end: 3,
      complete: false,
    });
  });
});
