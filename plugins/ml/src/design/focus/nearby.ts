/** Where an element stood in the page before it went away. */
export type Place = {
  parent: Element;
  previous: Node | null;
  next: Node | null;
};

const FOCUSABLE = [
  'a[href]',
  'button:enabled',
  'input:enabled',
  'select:enabled',
  'textarea:enabled',
  '[tabindex="0"]',
].join(', ');

// The focus never leaves these by itself: what stands in another part has nothing to do with what was done.
const PART = 'section, main, article, [role="dialog"]';

/** Marks a part that takes the focus itself when what had it inside goes away: a table whose rows come and go. */
export const keepsFocus = { 'data-keeps-focus': true };

const follows = (node: Node, other: Node): boolean =>
  Boolean(
    // eslint-disable-next-line no-bitwise
    node.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING,
  ) && !node.contains(other);

/** Does a control stand at the place or after it? */
const isAfter = ({ parent, previous, next }: Place, control: Element) => {
  if (previous && parent.contains(previous)) return follows(previous, control);
  if (next && parent.contains(next))
    return next.contains(control) || follows(next, control);
  return true;
};

const controlsIn = (part: Element): HTMLElement[] =>
  [...part.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
    control => !control.closest('[hidden], [aria-hidden="true"]'),
  );

/**
 * What should have the focus once what stood at a place is gone: the control that took its place or follows, else the
 * one before, else the part of the page that they were in.
 */
export const nearby = (place: Place): HTMLElement | undefined => {
  const holder = place.parent.closest<HTMLElement>('[data-keeps-focus]');
  if (holder) return holder;
  let at = place;
  for (;;) {
    const { parent } = at;
    if (parent === document.body || !(parent instanceof HTMLElement))
      return undefined;
    const controls = controlsIn(parent);
    const here = at;
    const chosen =
      controls.find(control => isAfter(here, control)) ??
      controls[controls.length - 1];
    if (chosen) return chosen;
    if (parent.matches(PART)) return parent;
    const above = parent.parentElement;
    if (!above) return undefined;
    at = { parent: above, previous: parent, next: parent.nextSibling };
  }
};
