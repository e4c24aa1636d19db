import { carryOver } from './ansi';

/** One line as it came; `carried` are the colour codes that earlier lines left open. */
export type LogLine = { number: number; raw: string; carried: string };

/** A program that draws a progress bar returns to the line's start; only what it drew last is there to see. */
const lastDrawn = (raw: string) => {
  const text = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
  return text.slice(text.lastIndexOf('\r') + 1);
};

/**
 * A growing log cut into lines. Keeps the newest `limit` lines: a log of any length must not fill the browser's
 * memory; the whole of it can be downloaded.
 */
export class LogLines {
  private lines: LogLine[] = [];
  private rest = '';
  private carried = '';
  private count = 0;
  private dropped = 0;

  constructor(private readonly limit = 200_000) {}

  /** Adds a part of the log's text; it may end anywhere, in the middle of a line too. */
  append(text: string): void {
    const parts = `${this.rest}${text}`.split('\n');
    this.rest = parts.pop() ?? '';
    const added = parts.map(part => this.lineOf(part, (this.count += 1)));
    if (added.length === 0) return;
    const all = this.lines.concat(added);
    const over = Math.max(0, all.length - this.limit);
    this.dropped += over;
    this.lines = over > 0 ? all.slice(over) : all;
  }

  /** What there is to show: whole lines, and the last one as far as it has come. */
  snapshot(): { lines: LogLine[]; dropped: number } {
    const open = lastDrawn(this.rest);
    const lines = open
      ? this.lines.concat({
          number: this.count + 1,
          raw: open,
          carried: this.carried,
        })
      : this.lines;
    return { lines, dropped: this.dropped };
  }

  private lineOf(part: string, number: number): LogLine {
    const line = { number, raw: lastDrawn(part), carried: this.carried };
    this.carried = carryOver(this.carried, part);
    return line;
  }
}
