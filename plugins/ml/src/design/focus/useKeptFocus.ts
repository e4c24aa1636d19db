import { useEffect } from 'react';
import { nearby, type Place } from './nearby';

const isDisabled = (element: Element) => element.matches(':disabled');

/** Where the focused element stood, if these changes took it or what it was in out of the page. */
const placeAfter = (
  records: MutationRecord[],
  focused: Element,
): Place | undefined => {
  let place: Place | undefined;
  for (const {
    removedNodes,
    target,
    previousSibling,
    nextSibling,
  } of records) {
    const gone = place?.parent ?? focused;
    if (
      target instanceof Element &&
      [...removedNodes].some(node => node.contains(gone))
    )
      place = { parent: target, previous: previousSibling, next: nextSibling };
  }
  return place;
};

const focus = (element: HTMLElement) => {
  if (element.tabIndex < 0) element.tabIndex = -1;
  element.focus({ preventScroll: true });
};

let isUsed = false;

/** Did anything of a page of ours have the focus since the portal was loaded? */
export const wasFocused = (): boolean => isUsed;

/**
 * Follows the focus, and puts it on what is near when the element that had it goes away or is turned off by what the
 * reader did. A browser lets it fall to the top of the page: the reader no longer sees where they are, and a screen
 * reader begins anew. Answers how to stop.
 */
const keepFocus = (): (() => void) => {
  let focused: Element | undefined;
  let page = '';
  let heading: Element | null = null;
  const remember = ({ target }: FocusEvent) => {
    focused = target instanceof Element ? target : undefined;
    page = window.location.pathname;
    heading = document.querySelector('h1');
    isUsed = true;
  };
  const forget = ({ target, relatedTarget }: FocusEvent) => {
    if (relatedTarget || !(target instanceof Element)) return;
    // Chromium tells of the loss also while it takes an element out of the page; then it is gone a moment later.
    queueMicrotask(() => {
      if (
        focused === target &&
        target.isConnected &&
        !isDisabled(target) &&
        document.activeElement !== target
      )
        focused = undefined;
    });
  };
  const put = (place: Place) => {
    // A dialog that closes puts it back to where it was opened. A new page begins at its top, but not what is opened within
    // a page: its heading stays.
    setTimeout(() => {
      const isSamePage =
        page === window.location.pathname || heading?.isConnected;
      const isLost =
        !document.activeElement ||
        document.activeElement === document.body ||
        isDisabled(document.activeElement);
      if (isLost && place.parent.isConnected && isSamePage) {
        const next = nearby(place);
        if (next) focus(next);
      }
    });
  };
  const watch = new MutationObserver(records => {
    const element = focused;
    if (!element) return;
    if (!element.isConnected) {
      focused = undefined;
      const place = placeAfter(records, element);
      if (place) put(place);
    } else if (isDisabled(element) && element.parentElement) {
      focused = undefined;
      put({
        parent: element.parentElement,
        previous: element,
        next: element.nextSibling,
      });
    }
  });
  document.addEventListener('focusin', remember);
  document.addEventListener('focusout', forget);
  watch.observe(document.body, {
    subtree: true,
    childList: true,
    attributeFilter: ['disabled'],
  });
  return () => {
    document.removeEventListener('focusin', remember);
    document.removeEventListener('focusout', forget);
    watch.disconnect();
  };
};

let users = 0;
let stop: (() => void) | undefined;

/** Keeps the focus of the page from being lost; used by every page, tab and card, done once for all of them. */
export const useKeptFocus = () => {
  useEffect(() => {
    if (users === 0) stop = keepFocus();
    users += 1;
    return () => {
      users -= 1;
      if (users === 0) stop?.();
    };
  }, []);
};
