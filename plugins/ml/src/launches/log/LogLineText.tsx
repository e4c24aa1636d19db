import { memo, useMemo } from 'react';
import { parseLogLine, type LogColour, type LogSpan } from './ansi';
import type { LogLine } from './LogLines';
import { splitAtMatches } from './search';

/** Longer lines are cut on screen; the download has all of them. */
const LONGEST = 4_000;

const styleOf = (span: LogSpan, colours: Record<LogColour, string>) => ({
  color: span.colour && colours[span.colour],
  fontWeight: span.bold ? 700 : undefined,
  fontStyle: span.italic ? 'italic' : undefined,
  textDecoration: span.underline ? 'underline' : undefined,
});

/** The text of one log line in its colours, with what is searched marked. It is text: nothing in it is ever markup. */
export const LogLineText = memo(
  (props: {
    line: LogLine;
    pattern: RegExp | undefined;
    colours: Record<LogColour, string>;
  }) => {
    const { line, pattern, colours } = props;
    const spans = useMemo(
      () => parseLogLine(line.raw.slice(0, LONGEST), line.carried),
      [line.raw, line.carried],
    );
    const more = line.raw.length - LONGEST;
    return (
      <>
        {spans.map((span, index) => (
          // A span has no name but its place.
          <span key={index} style={styleOf(span, colours)}>
            {splitAtMatches(span.text, pattern).map((part, place) =>
              part.hit ? <mark key={place}>{part.text}</mark> : part.text,
            )}
          </span>
        ))}
        {more > 0 && <em> … {more.toLocaleString('en')} more characters</em>}
      </>
    );
  },
);
