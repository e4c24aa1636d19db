/** Turns round what follows it (RIGHT-TO-LEFT OVERRIDE). */
export const TURN = '\u202E';

const own = (element: Element) =>
  [...element.childNodes]
    .filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
    .map(({ textContent }) => textContent);

/** What somebody reads or hears on the page, hints and labels too, that the mark in it turns round. */
export const turnedTexts = (): string[] =>
  [...document.body.querySelectorAll('*')]
    .flatMap(element => [
      ...own(element),
      ...['title', 'aria-label', 'data-title'].map(name =>
        element.getAttribute(name),
      ),
    ])
    .flatMap(text => (text?.includes(TURN) ? [text] : []));
