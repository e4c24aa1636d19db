import { LogLines } from './LogLines';

const texts = (lines: LogLines) =>
  lines.snapshot().lines.map(line => `${line.number} ${line.raw}`);

describe('LogLines', () => {
  it('joins a line that came in two parts', () => {
    const lines = new LogLines();
    lines.append('one\ntw');
    expect(texts(lines)).toEqual(['1 one', '2 tw']);
    lines.append('o\nthree\n');
    expect(texts(lines)).toEqual(['1 one', '2 two', '3 three']);
  });

  it('shows of a progress bar what it drew last', () => {
    const lines = new LogLines();
    lines.append('10%\r20%\r30%\r\nnext\r\n 5%\r 6%');
    expect(texts(lines)).toEqual(['1 30%', '2 next', '3  6%']);
  });

  it('keeps the newest lines and says how many it dropped', () => {
    const lines = new LogLines(2);
    lines.append('a\nb\nc\nd\n');
    expect(texts(lines)).toEqual(['3 c', '4 d']);
    expect(lines.snapshot().dropped).toBe(2);
  });
});
