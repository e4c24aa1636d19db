import { lastLines } from '../processes/command.mjs';

/** Lines in which the tools that we call say what went wrong, the most telling first. */
const telling = [
  /^npm (?:error|ERR!) (?:code|network|\d{3}) .+/m,
  /^ERROR: .+/m,
  /^.*YN00(?!00|13|60|86)\d\d: .*(?:error|fail|Error|refused|not found|forbidden).*/im,
];

/** Why a tool failed, in its own words: one line where it has one, else the end of what it said. */
export function reasonOf(output) {
  const line = telling.map(pattern => pattern.exec(output)?.[0]).find(Boolean);
  return (
    line?.replace(/^npm (?:error|ERR!) /, 'npm: ').replace(/^ERROR: /, '') ??
    lastLines(output, 6)
  );
}
