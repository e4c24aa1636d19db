import { useEffect, useRef, type RefObject } from 'react';
import { wasFocused } from './useKeptFocus';

/**
 * The heading of a page, which takes the focus when the reader comes from another page and what had it is gone: where
 * they are is seen and read out. A page that is loaded by its address begins as the browser begins it. The heading needs
 * a `tabIndex` of -1.
 */
export const useBeginning = (): RefObject<HTMLHeadingElement> => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const { activeElement, body } = document;
    if (wasFocused() && (!activeElement || activeElement === body))
      heading.current?.focus({ preventScroll: true });
  }, []);
  return heading;
};
