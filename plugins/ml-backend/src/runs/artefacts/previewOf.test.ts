import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { previewOf } from './previewOf';

const preview = (path: string, content: string | Uint8Array, complete = true) =>
  previewOf(path, { bytes: Buffer.from(content), complete });

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const readParquet = (codec: string) =>
  readFile(join(__dirname, '__fixtures__', `delays.${codec}.parquet`));

describe('previewOf', () => {
  it('shows an image by its bytes, not by its name, and never a picture that can run code', async () => {
    await expect(preview('a.txt', PNG)).resolves.toMatchObject({
      kind: 'image',
      mediaType: 'image/png',
      base64: PNG.toString('base64'),
    });
    await expect(preview('a.png', '<script>1</script>')).resolves.toMatchObject(
      { kind: 'text', mediaType: 'text/plain' },
    );
    await expect(preview('a.svg', '<svg/>')).resolves.toMatchObject({
      kind: 'text',
      text: '<svg/>',
    });
    await expect(preview('a.png', PNG, false)).resolves.toMatchObject({
      kind: 'too-large',
    });
  });

  it('reads the head of a CSV file with its quotes and delimiter', async () => {
    const { table, truncated } = await preview(
      'a.csv',
      '\ufeffcarrier;delay\nUA;"1;5"\n\nDL;"a ""b"""\n',
    );
    expect(table).toEqual({
      columns: ['carrier', 'delay'],
      rows: [
        ['UA', '1;5'],
        ['DL', 'a "b"'],
      ],
      totalRows: 2,
    });
    expect(truncated).toBe(false);
  });

  it('sends at most 1,000 rows, 200 columns and cells of 500 letters, and leaves a half record out', async () => {
    const long = await preview('a.tsv', `a\tb\n${'1\t2\n'.repeat(3_000)}`);
    expect(long.table?.rows).toHaveLength(1_000);
    expect(long.table?.totalRows).toBeUndefined();
    expect(long.truncated).toBe(true);
    const wide = await preview(
      'a.csv',
      `${'x,'.repeat(300)}x\n${'y'.repeat(900)}`,
    );
    expect(wide.table?.columns).toHaveLength(200);
    expect(wide.table?.rows[0][0]).toHaveLength(500);
    const part = await preview('a.csv', 'a,b\n1,2\n3,', false);
    expect(part.table?.rows).toEqual([['1', '2']]);
  });

  it('shows what is no table as text', async () => {
    const endless = `a,b\n"${'x'.repeat(300_000)}`;
    for (const text of [endless, ','.repeat(300_000)]) {
      await expect(preview('a.csv', text)).resolves.toMatchObject({
        kind: 'text',
      });
    }
  });

  it.each(['snappy', 'gzip', 'zstd'])(
    'reads the head of a Parquet file packed by %s',
    async codec => {
      const { kind, table } = await preview('a', await readParquet(codec));
      expect(kind).toBe('table');
      expect(table).toEqual({
        columns: ['carrier', 'delay', 'flights', 'at'],
        rows: [
          ['UA', '1.5', '9007199254740993', '2013-01-01T00:00:00.000Z'],
          ['DL', expect.any(String), '2', '2013-01-02T00:00:00.000Z'],
          ['', '-3', '3', '2013-01-03T00:00:00.000Z'],
        ],
        totalRows: 3,
      });
    },
  );

  it('says why a broken or cut Parquet file shows nothing', async () => {
    const whole = await readParquet('snappy');
    await expect(
      preview('a.parquet', whole.subarray(0, 300)),
    ).resolves.toMatchObject({
      kind: 'binary',
      reason: expect.stringContaining('cannot be read'),
    });
    await expect(preview('a.parquet', whole, false)).resolves.toMatchObject({
      kind: 'too-large',
    });
  });

  // One page of one column, with one value; the claims differ.
  it.each([
    [
      'repeats a level 1,000,000,000 times in four bytes',
      'UEFSMRUAFRwVHCwVAhUAFQYVBgAABgAAAICo1rkHASoAAAAVAhksSAFyFQIAFQIlAhgBYQAWAhkcGRwmCBwVAhkVABkYAWEVABYCFlAWPiYIAAAWUBYCAAA2AAAAUEFSMQ==',
      'take more than',
    ],
    [
      'has fewer bytes than none',
      'UEFSMRUAFRQVFCwVAhUAFQYVBgAAAgAAAAIBKgAAABUCGSxIAXIVAgAVAiUCGAFhABYCGRwZHCYIHBUCGRUAGRgBYRUAFgIW/5/Z5h0WNiYIAAAWUBYCAAA6AAAAUEFSMQ==',
      'claims -4000000000 bytes',
    ],
    [
      'has more values than anybody writes into so few bytes',
      'UEFSMRUAFRQVFCwVAhUAFQYVBgAAAgAAAAIBKgAAABUCGSxIAXIVAgAVAiUCGAFhABYCGRwZHCYIHBUCGRUAGRgBYRUAFoCg2eYdFlAWNiYIAAAWUBYCAAA6AAAAUEFSMQ==',
      'claims 4000000000 values',
    ],
  ])('outlives a Parquet file that %s', async (_, file, reason) => {
    await expect(
      preview('a.parquet', Buffer.from(file, 'base64')),
    ).resolves.toMatchObject({
      kind: 'binary',
      reason: expect.stringContaining(reason),
    });
  });

  it('lays JSON out, shows a logged table as one, and other text as it is', async () => {
    await expect(preview('a.json', '{"a":[1]}')).resolves.toMatchObject({
      kind: 'json',
      text: '{\n  "a": [\n    1\n  ]\n}',
    });
    await expect(
      preview('t.json', '{"columns":["a"],"data":[[1],[null]]}'),
    ).resolves.toMatchObject({
      kind: 'table',
      table: { columns: ['a'], rows: [['1'], ['']], totalRows: 2 },
    });
    await expect(preview('a.json', '{broken')).resolves.toMatchObject({
      kind: 'json',
      text: '{broken',
    });
    await expect(
      preview('t.json', '{"columns":["a"],"data":[[9007199254740993]]}'),
    ).resolves.toMatchObject({ table: { rows: [['9007199254740993']] } });
    const deep = '['.repeat(400_000);
    const laidOut = await preview('a.json', deep);
    expect(laidOut).toMatchObject({ kind: 'json', truncated: true });
    expect(laidOut.text).toHaveLength(500_000);
  });

  it('cuts long text and says so, also within a letter', async () => {
    const { text, truncated } = await preview('a.md', 'x'.repeat(1_000_000));
    expect(text).toHaveLength(500_000);
    expect(truncated).toBe(true);
    const bytes = Buffer.from('aé').subarray(0, 2);
    await expect(preview('a.txt', bytes, false)).resolves.toMatchObject({
      text: 'a',
    });
  });

  it('says no more of bytes than that they are bytes', async () => {
    await expect(
      preview('model.txt', Buffer.from([0x80, 0x02, 0x00, 0x63])),
    ).resolves.toEqual({
      kind: 'binary',
      mediaType: 'application/octet-stream',
      truncated: false,
    });
  });
});
