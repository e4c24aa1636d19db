import {
  useCallback,
  useEffect,
  useRef,
  useState,
  type KeyboardEvent,
} from 'react';

const next: Record<string, (index: number, last: number) => number> = {
  ArrowDown: (index, last) => Math.min(index + 1, last),
  ArrowUp: index => Math.max(index - 1, 0),
  Home: () => 0,
  End: (_, last) => last,
};

const isRow = (target: EventTarget): target is HTMLElement =>
  target instanceof HTMLElement && target.dataset.row !== undefined;

/**
 * Moves the focus from row to row with the arrow keys, Home and End: one row is in the tab order, the others are
 * reached from it. `show` brings a row into the page that is not drawn.
 */
export const useRowFocus = (count: number, show: (index: number) => void) => {
  const [current, setCurrent] = useState(0);
  const wanted = useRef<number>();
  const body = useRef<HTMLTableSectionElement>(null);

  useEffect(() => {
    if (wanted.current === undefined) return;
    const row = body.current?.querySelector<HTMLElement>(
      `[data-row="${wanted.current}"]`,
    );
    if (!row) return;
    wanted.current = undefined;
    row.focus();
  });

  const onKeyDown = useCallback(
    (event: KeyboardEvent) => {
      const step = next[event.key];
      if (!step || !isRow(event.target)) return;
      event.preventDefault();
      const index = step(Number(event.target.dataset.row), count - 1);
      wanted.current = index;
      setCurrent(index);
      show(index);
    },
    [count, show],
  );

  return {
    body,
    current: Math.min(current, Math.max(count - 1, 0)),
    setCurrent,
    onKeyDown,
  };
};
