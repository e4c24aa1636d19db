import { toCsv } from './csv';

describe('toCsv', () => {
  it('quotes what must be quoted and defuses what a spreadsheet would run', () => {
    const rows = [
      { name: 'plain', value: 1.5 },
      { name: 'a "b", c', value: null },
      { name: '=HYPERLINK("x")', value: -2 },
    ];
    expect(
      toCsv(
        [
          { id: 'n', title: 'Name', cell: () => null, text: row => row.name },
          { id: 'v', title: 'Value', cell: () => null, text: row => row.value },
          { id: 'x', title: 'Drawn only', cell: () => null },
        ],
        rows,
      ),
    ).toBe(
      'Name,Value\r\nplain,1.5\r\n"a ""b"", c",\r\n"\'=HYPERLINK(""x"")",-2\r\n',
    );
  });

  it('leaves numbers as they were logged, and guards what only begins like one', () => {
    const values = ['-1', '+.5e-3', '-Infinity', '-1+cmd', '@x', '+', '\t1'];
    expect(
      toCsv(
        [{ id: 'v', title: 'v', cell: () => null, text: (row: string) => row }],
        values,
      ).split('\r\n'),
    ).toEqual([
      'v',
      '-1',
      '+.5e-3',
      '-Infinity',
      "'-1+cmd",
      "'@x",
      "'+",
      "'\t1",
      '',
    ]);
  });

  it('guards what begins with a line end or a wide sign, and keeps in one cell what another separator would part', () => {
    const told = (value: string) =>
      toCsv(
        [{ id: 'v', title: 'v', cell: () => null, text: (row: string) => row }],
        [value],
      ).slice('v\r\n'.length);
    expect(told('\n=1+1')).toBe('"\'\n=1+1"\r\n');
    for (const sign of '＝＋－＠')
      expect(told(`${sign}1+1`)).toBe(`'${sign}1+1\r\n`);
    expect(told('a;=1+1')).toBe('"a;=1+1"\r\n');
  });
});
