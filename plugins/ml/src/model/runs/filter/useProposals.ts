import {
  completeRunFilter,
  type Completion,
  type RunFilterNames,
} from '@slipway/plugin-ml-common';
import { useMemo, useState, type KeyboardEvent } from 'react';

/** What may be written next, and which of it is marked. */
export type Proposals = {
  list: Completion[];
  marked: number | undefined;
  /** Moves the mark, accepts with Enter or Tab, closes with Escape. Says whether it took the key. */
  onKey: (event: KeyboardEvent) => boolean;
  close: () => void;
  open: () => void;
};

const steps: Record<string, 1 | -1> = { ArrowDown: 1, ArrowUp: -1 };

/** Proposals at the caret; nothing is marked until the reader moves into the list, so that Enter sends the filter. */
export const useProposals = (
  text: string,
  caret: number,
  names: RunFilterNames,
  accept: (proposal: Completion) => void,
): Proposals => {
  const [isOpen, setOpen] = useState(false);
  const [mark, setMark] = useState<number>();
  const list = useMemo(
    () => (isOpen ? completeRunFilter(text, caret, names) : []),
    [isOpen, text, caret, names],
  );
  const marked = mark !== undefined && mark < list.length ? mark : undefined;
  const close = () => {
    setOpen(false);
    setMark(undefined);
  };
  const onKey = (event: KeyboardEvent): boolean => {
    const step = steps[event.key];
    if (step) {
      setOpen(true);
      const last = list.length - 1;
      const start = step > 0 ? -1 : list.length;
      const next = (marked ?? start) + step;
      setMark(next < 0 || next > last ? undefined : next);
      return true;
    }
    if (event.key === 'Escape' && list.length > 0) {
      close();
      return true;
    }
    if (marked === undefined || !['Enter', 'Tab'].includes(event.key))
      return false;
    accept(list[marked]);
    setMark(undefined);
    return true;
  };
  return {
    list,
    marked,
    onKey,
    close,
    open: () => {
      setOpen(true);
      setMark(undefined);
    },
  };
};
