import { carryOver, parseLogLine, plainText } from './ansi';

const esc = '\u001b';

describe('parseLogLine', () => {
  it('gives coloured text its colour by name', () => {
    expect(
      parseLogLine(`${esc}[32mepoch 1${esc}[0m done`).map(
        ({ text, colour }) => [text, colour],
      ),
    ).toEqual([
      ['epoch 1', 'green'],
      [' done', undefined],
    ]);
  });

  it('shows any of 16 million colours as the nearest that can be read', () => {
    expect(parseLogLine(`${esc}[38;2;200;30;20mhot`)[0].colour).toBe('red');
    expect(parseLogLine(`${esc}[38;5;27msea`)[0].colour).toBe('blue');
    expect(parseLogLine(`${esc}[38;5;240mfog`)[0].colour).toBeUndefined();
  });

  it('leaves markup as text', () => {
    expect(parseLogLine('<img src=x onerror=alert(1)>')[0].text).toBe(
      '<img src=x onerror=alert(1)>',
    );
  });

  it('drops titles, links, cursor movements and control characters', () => {
    const line = `${esc}]0;title\u0007${esc}]8;;http://evil${esc}\\a${esc}[2K${esc}[1Ab\u0008c`;
    expect(parseLogLine(line).map(span => span.text)).toEqual(['abc']);
  });

  it('shows where a line tried to reorder its text', () => {
    expect(plainText('user\u202e nimda')).toBe('user\ufffd nimda');
  });
});

describe('carryOver', () => {
  it('keeps a colour open until a reset', () => {
    const open = carryOver('', `${esc}[31mTraceback`);
    expect(parseLogLine('  File "train.py"', open)[0].colour).toBe('red');
    expect(carryOver(open, `end${esc}[0m`)).toBe('');
  });

  it('does not grow without end', () => {
    let open = '';
    for (let index = 0; index < 1000; index += 1)
      open = carryOver(open, `${esc}[3${index % 8}m`);
    expect(open.length).toBeLessThan(80);
  });
});
