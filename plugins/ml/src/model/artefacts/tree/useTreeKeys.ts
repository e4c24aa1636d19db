import { useRef, useState, type KeyboardEvent } from 'react';

const ITEM = '[role="treeitem"]';

const levelOf = (item: HTMLElement) => Number(item.getAttribute('aria-level'));

/** Does what a click does, where there is something to open; the focus stays. */
function press(item: HTMLElement, open: string | null): undefined {
  if (open !== null) item.click();
  return undefined;
}

/**
 * The keys of a tree (https://www.w3.org/WAI/ARIA/apg/patterns/treeview/): up and down, Home and End walk over what is
 * open; right opens or goes in, left closes or goes out; Enter and Space are the
 * item's own. One item can be reached with Tab.
 */
export const useTreeKeys = () => {
  const tree = useRef<HTMLUListElement>(null);
  const [current, setCurrent] = useState<string>();

  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLElement)) return;
    const item = event.target.closest<HTMLElement>(ITEM);
    if (!item || !tree.current || event.altKey || event.ctrlKey) return;
    const items = [...tree.current.querySelectorAll<HTMLElement>(ITEM)];
    const at = items.indexOf(item);
    const open = item.getAttribute('aria-expanded');
    const moves: Record<string, () => HTMLElement | null | undefined> = {
      ArrowDown: () => items[at + 1],
      ArrowUp: () => items[at - 1],
      Home: () => items[0],
      End: () => items[items.length - 1],
      ArrowRight: () => (open === 'true' ? items[at + 1] : press(item, open)),
      ArrowLeft: () =>
        open === 'true'
          ? press(item, open)
          : items
              .slice(0, at)
              .reverse()
              .find(other => levelOf(other) < levelOf(item)),
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    move()?.focus();
  };

  return {
    tree,
    onKeyDown,
    /** What an item needs: `first` says that it is the one to reach while none was. */
    itemProps: (id: string, first: boolean) => ({
      tabIndex: current === id || (current === undefined && first) ? 0 : -1,
      onFocus: () => setCurrent(id),
    }),
  };
};

/** What the items of one tree share. */
export type TreeItems = ReturnType<typeof useTreeKeys>['itemProps'];
