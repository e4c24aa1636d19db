import { shownText } from '../design';

/** A line of a tooltip. */
export type TooltipLine = { text: string; colour?: string; strong?: boolean };

/**
 * What a chart's tooltip shows, as elements: echarts takes a text for HTML, and names of runs are written by whoever
 * made them, perhaps with marks that turn it around.
 */
export const linesElement = (
  lines: TooltipLine[],
  title?: string,
): HTMLElement => {
  const box = document.createElement('div');
  const add = ({ text, colour, strong }: TooltipLine) => {
    const line = document.createElement('div');
    if (colour) {
      const dot = document.createElement('span');
      dot.textContent = '● ';
      dot.style.color = colour;
      line.append(dot);
    }
    line.append(shownText(text));
    if (strong) line.style.fontWeight = '700';
    box.append(line);
  };
  if (title) add({ text: title, strong: true });
  lines.forEach(add);
  return box;
};
