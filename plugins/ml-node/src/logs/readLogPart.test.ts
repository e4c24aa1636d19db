import { readLogPart } from './readLogPart';

const log = Buffer.from('one\ntwo €\n😀 three\n');

async function* inPieces(size: number) {
  for (let offset = 0; offset < log.length; offset += size) {
    yield log.subarray(offset, offset + size);
  }
}

describe('readLogPart', () => {
  it.each([
    [1, 4],
    [3, 5],
    [5, 4],
    [7, 100],
    [100, 6],
  ])(
    'gives the log whole from pieces of %i bytes in parts of %i',
    async (pieceSize, maxBytes) => {
      let text = '';
      let offset = 0;
      let complete = false;
      for (let turn = 0; !complete && turn < 100; turn += 1) {
        const part = await readLogPart(
          inPieces(pieceSize),
          { offset, maxBytes },
          true,
        );
        expect(part.nextOffset).toBeLessThanOrEqual(offset + maxBytes);
        ({ nextOffset: offset, complete } = part);
        text += part.text;
      }
      expect(offset).toBe(log.length);
      expect(text).toBe(log.toString());
    },
  );

  it('goes on where a part is too short for a character', async () => {
    const part = await readLogPart(
      inPieces(100),
      { offset: 8, maxBytes: 2 },
      true,
    );
    expect(part.nextOffset).toBe(10);
  });

  it('leaves a character whose end has not been written yet', async () => {
    const half = async function* half() {
      yield Buffer.from('a€').subarray(0, 3);
    };
    const query = { offset: 0, maxBytes: 10 };
    await expect(readLogPart(half(), query, false)).resolves.toEqual({
      text: 'a',
      nextOffset: 1,
      complete: false,
    });
    await expect(readLogPart(half(), query, true)).resolves.toMatchObject({
      nextOffset: 3,
      complete: true,
    });
  });

  it('leaves the rest of a large log unread', async () => {
    let read = 0;
    const endless = async function* endless() {
      for (;;) {
        read += 1;
        yield Buffer.alloc(1_000, 'x');
      }
    };
    const part = await readLogPart(
      endless(),
      { offset: 10_500, maxBytes: 2_000 },
      true,
    );
    expect(part).toMatchObject({ nextOffset: 12_500, complete: false });
    expect(read).toBe(13);
  });

  it('has nothing beyond the end', async () => {
    await expect(
      readLogPart(inPieces(4), { offset: 1_000, maxBytes: 5 }, true),
    ).resolves.toEqual({ text: '', nextOffset: 1_000, complete: true });
  });
});
