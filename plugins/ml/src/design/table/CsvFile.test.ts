import { CsvFile, MOST_ROWS } from './CsvFile';
import { numberColumns, numbered, restOf } from './__testUtils__/numberedRows';

const never = new AbortController().signal;
const ignore = () => {};

const linesOf = (file: { text: string }) =>
  file.text.trimEnd().split('\r\n').slice(1);

describe('CsvFile', () => {
  it('is whole without a question where all rows are on screen', () => {
    const file = new CsvFile(numberColumns, numbered(0, 3), restOf(3, 3).rest);
    expect(file).toMatchObject({ canGrow: false, isCut: false, rows: 3 });
    expect(file.text).toBe('Number\r\n0\r\n1\r\n2\r\n');
  });

  it('reads on behind the rows on screen, page by page, each row once and in order', async () => {
    const { rest, asked } = restOf(520, 50);
    const file = new CsvFile(numberColumns, numbered(0, 50), rest);
    const grown: number[] = [];
    await file.readOn(never, () => grown.push(file.rows));
    expect(asked).toEqual([50, 250, 450]);
    expect(grown).toEqual([250, 450, 520]);
    expect(linesOf(file)).toEqual(numbered(0, 520).map(({ id }) => `${id}`));
    expect(file.isCut).toBe(false);
  });

  it('goes on where a page failed', async () => {
    let failures = 1;
    const { rest, asked } = restOf(700, 50, {
      before: from => {
        if (from !== 450 || failures === 0) return;
        failures -= 1;
        throw new Error('away');
      },
    });
    const file = new CsvFile(numberColumns, numbered(0, 50), rest);
    await expect(file.readOn(never, ignore)).rejects.toThrow('away');
    expect(file.rows).toBe(450);
    await file.readOn(never, ignore);
    expect(asked).toEqual([50, 250, 450, 450, 650]);
    expect(linesOf(file)).toHaveLength(700);
  });

  it.each([12_000, MOST_ROWS + 1])(
    'takes no more than it may of %d rows, and knows that it is cut',
    async total => {
      const { rest, asked } = restOf(total, 50);
      const file = new CsvFile(numberColumns, numbered(0, 50), rest);
      await file.readOn(never, ignore);
      expect(linesOf(file)).toHaveLength(MOST_ROWS);
      expect(linesOf(file).at(-1)).toBe(`${MOST_ROWS - 1}`);
      expect(asked).toHaveLength(50);
      expect(file).toMatchObject({ canGrow: false, isCut: true });
    },
  );

  it('is not cut where the list ends with what it may take', async () => {
    const { rest } = restOf(MOST_ROWS, 50);
    const file = new CsvFile(numberColumns, numbered(0, 50), rest);
    await file.readOn(never, ignore);
    expect(file).toMatchObject({ rows: MOST_ROWS, isCut: false });
  });

  it('has all rows on screen, however many, and asks for no more then', () => {
    const { rest } = restOf(20_000, 12_000);
    const file = new CsvFile(numberColumns, numbered(0, 12_000), rest);
    expect(file).toMatchObject({ rows: 12_000, canGrow: false, isCut: true });
  });

  it('does not follow cursors for ever where pages are empty', async () => {
    let asked = 0;
    const file = new CsvFile(numberColumns, numbered(0, 1), {
      cursor: 'again',
      isWaiting: false,
      read: async () => {
        asked += 1;
        return { items: [], nextCursor: 'again' };
      },
    });
    await file.readOn(never, ignore);
    expect(asked).toBe(100);
    expect(file.isCut).toBe(true);
  });

  it('takes nothing of a page that comes after it was stopped', async () => {
    const abort = new AbortController();
    const { rest, asked } = restOf(700, 50, { before: () => abort.abort() });
    const file = new CsvFile(numberColumns, numbered(0, 50), rest);
    await expect(file.readOn(abort.signal, ignore)).rejects.toThrow();
    expect(file.rows).toBe(50);
    expect(asked).toEqual([50]);
  });
});
