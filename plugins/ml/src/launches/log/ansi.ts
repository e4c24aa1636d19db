import Anser from 'anser';

/** A stretch of a log line in one look. `text` is plain: no escape sequence and no markup survives in it. */
export type LogSpan = {
  text: string;
  colour?: LogColour;
  bold?: boolean;
  dim?: boolean;
  italic?: boolean;
  underline?: boolean;
};

/** The colours a log may use; the theme decides how each looks, so that every one of them can be read. */
export type LogColour =
  | 'grey'
  | 'red'
  | 'green'
  | 'yellow'
  | 'blue'
  | 'magenta'
  | 'cyan';

const ESC = '\u001b';
const SGR = new RegExp(`${ESC}\\[([0-9;:]*)m`, 'g');
const OPERATING_SYSTEM_COMMAND = new RegExp(
  `${ESC}[\\]PX^_][^\\u0007${ESC}]*(?:\\u0007|${ESC}\\\\)?`,
  'g',
);
const OTHER_CONTROL_SEQUENCE = new RegExp(
  `${ESC}\\[[0-?]*[ -/]*[@-ln-~]|${ESC}(?!\\[)[ -/]*[0-~]?`,
  'g',
);
const CONTROL_CHARACTER = new RegExp(
  `[\\u0000-\\u0008\\u000b-\\u001a\\u001c-\\u001f\\u007f-\\u009f]`,
  'g',
);
/** Characters that reorder what is around them: a log could otherwise show text that it does not hold. */
const REORDERING_CHARACTER = /[\u202a-\u202e\u2066-\u2069\u200e\u200f]/g;

const withoutOtherControls = (line: string) =>
  line
    .replace(OPERATING_SYSTEM_COMMAND, '')
    .replace(OTHER_CONTROL_SEQUENCE, '')
    .replace(CONTROL_CHARACTER, '')
    .replace(REORDERING_CHARACTER, '\ufffd');

const hueNames: LogColour[] = [
  'red',
  'yellow',
  'green',
  'cyan',
  'blue',
  'magenta',
];

/** The nearest colour we can show for any red, green, blue (0 to 255); greys and near-greys stay the ink. */
const nearestColour = (rgb: string): LogColour | undefined => {
  const [red, green, blue] = rgb.split(',').map(Number);
  const strongest = Math.max(red, green, blue);
  const spread = strongest - Math.min(red, green, blue);
  if (!(spread > 40)) return undefined;
  let turn = 0;
  if (strongest === red) turn = ((green - blue) / spread + 6) % 6;
  else if (strongest === green) turn = (blue - red) / spread + 2;
  else turn = (red - green) / spread + 4;
  return hueNames[Math.round(turn) % 6];
};

const named: Record<string, LogColour | undefined> = {
  black: undefined,
  white: undefined,
  'bright-black': 'grey',
  red: 'red',
  green: 'green',
  yellow: 'yellow',
  blue: 'blue',
  magenta: 'magenta',
  cyan: 'cyan',
};

/** Entry 16 to 255 of xterm's palette: a cube of six levels, then a ramp of greys. */
const paletteColour = (index: number): string => {
  if (index >= 232) return '128,128,128';
  const level = (value: number) => (value === 0 ? 0 : 55 + value * 40);
  const cube = index - 16;
  return [
    level(Math.floor(cube / 36)),
    level(Math.floor(cube / 6) % 6),
    level(cube % 6),
  ].join(',');
};

const colourOf = (entry: Anser.AnserJsonEntry): LogColour | undefined => {
  if (!entry.fg) return undefined;
  const name = entry.fg.replace(/^ansi-/, '');
  if (name === 'truecolor') return nearestColour(entry.fg_truecolor ?? '');
  const palette = /^palette-(\d+)$/.exec(name);
  if (palette) return nearestColour(paletteColour(Number(palette[1])));
  return name in named ? named[name] : named[name.replace(/^bright-/, '')];
};

/**
 * The codes that still hold at the end of a line, as one escape sequence to put before the next line; programs colour
 * several lines with one code.
 */
export const carryOver = (carried: string, line: string): string => {
  let open = carried;
  for (const [sequence, codes] of line.matchAll(SGR)) {
    const lastReset = codes === '' || /(^|;)0*$/.test(codes);
    open = lastReset ? '' : `${open}${sequence}`;
  }
  // A program that never resets must not make every line longer than the one before.
  return open.length > 64 ? open.slice(open.lastIndexOf(ESC)) : open;
};

/** A raw log line as spans. Cursor movements, titles, links and control characters are dropped. */
export const parseLogLine = (line: string, carried = ''): LogSpan[] =>
  Anser.ansiToJson(`${carried}${withoutOtherControls(line)}`, {
    json: true,
    use_classes: true,
    remove_empty: true,
  }).map(entry => ({
    text: entry.content,
    colour: colourOf(entry),
    bold: entry.decorations.includes('bold') || undefined,
    dim: entry.decorations.includes('dim') || undefined,
    italic: entry.decorations.includes('italic') || undefined,
    underline: entry.decorations.includes('underline') || undefined,
  }));

/** A raw log line as plain text, for searching and for screen readers. */
export const plainText = (line: string): string =>
  withoutOtherControls(line).replace(SGR, '');
