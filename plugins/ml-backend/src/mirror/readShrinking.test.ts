import { AnswerTooLargeError } from '@slipway/plugin-ml-node';
import { readShrinking } from './readShrinking';

/** A source whose answers hold so many items; what it was asked for is kept. */
function source(room: number) {
  const asked: number[] = [];
  return {
    asked,
    read: async (limit: number) => {
      asked.push(limit);
      if (limit > room) throw new AnswerTooLargeError('too large');
      return limit;
    },
  };
}

describe('reading of pages that may not fit', () => {
  it('asks for an eighth until it fits, and for twice as much the next time', async () => {
    const { asked, read } = source(20);
    const size = { limit: 500, most: 500 };
    await expect(readShrinking(size, read)).resolves.toEqual({
      page: 8,
      asked: 8,
      limit: 16,
    });
    expect(asked).toEqual([500, 63, 8]);
  });

  it('comes back to the most', async () => {
    const { read } = source(1_000);
    const size = { limit: 300, most: 500 };
    expect((await readShrinking(size, read)).limit).toBe(500);
  });

  it('gives up where one item alone does not fit', async () => {
    const { asked, read } = source(0);
    await expect(
      readShrinking({ limit: 3, most: 3 }, read),
    ).rejects.toBeInstanceOf(AnswerTooLargeError);
    expect(asked).toEqual([3, 1]);
  });

  it('passes other failures on at once', async () => {
    const failing = async () => {
      throw new Error('away');
    };
    await expect(readShrinking({ limit: 9, most: 9 }, failing)).rejects.toThrow(
      'away',
    );
  });
});
