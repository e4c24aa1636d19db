import { useEffect, useRef, useState, type ReactNode } from 'react';

// What is on screen has been drawn and answers by then.
const LATER = 1_500;

/**
 * Draws its content once it comes near the screen, or a moment after the rest of the page, so that whoever reads by
 * headings or searches the page finds it. Until then it takes the room that the content will need, so that nothing
 * jumps.
 */
export const WhenSeen = ({
  height,
  children,
}: {
  /** Pixels of the content, about. */
  height: number;
  children: ReactNode;
}) => {
  const element = useRef<HTMLDivElement>(null);
  const [isSeen, setSeen] = useState(
    () => typeof IntersectionObserver === 'undefined',
  );
  useEffect(() => {
    if (isSeen || !element.current) return undefined;
    const watch = new IntersectionObserver(
      entries => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true);
      },
      { rootMargin: '300px' },
    );
    watch.observe(element.current);
    const timer = setTimeout(() => setSeen(true), LATER);
    return () => {
      clearTimeout(timer);
      watch.disconnect();
    };
  }, [isSeen]);
  return isSeen ? (
    <>{children}</>
  ) : (
    <div ref={element} style={{ minHeight: height }} />
  );
};
