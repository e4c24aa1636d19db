// A page by keyboard alone: what has the focus is on the screen and marked, wherever it goes.
import assert from 'node:assert/strict';

const MOST_PRESSED = 120;

/** What is wrong with the focus, in words; nothing where it is seen. Runs in the page. */
const whatHidesFocus = () => {
  const at = document.activeElement;
  if (!at || at === document.body) return 'nothing has the focus';
  const { top, bottom, width, height } = at.getBoundingClientRect();
  const name = `${at.tagName.toLowerCase()} “${(
    at.getAttribute('aria-label') ??
    at.textContent ??
    ''
  ).slice(0, 60)}”`;
  if (width * height === 0 || bottom <= 0 || top >= window.innerHeight)
    return `${name} has the focus and is not on the screen`;
  const isOutlined = element => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) > 0;
  };
  // A box that is drawn by us has its input, unseen, inside; a field has its frame beside the input.
  const around = [at, at.parentElement, at.parentElement?.parentElement];
  const frame = at.parentElement?.querySelector(':scope > fieldset');
  const isMarked =
    around.some(element => element && isOutlined(element)) ||
    getComputedStyle(at).boxShadow !== 'none' ||
    (frame && parseFloat(getComputedStyle(frame).borderTopWidth) >= 2);
  return isMarked ? undefined : `${name} has the focus and does not show it`;
};

/** Fails unless something on the screen has the focus and shows it. */
export async function assertFocusIsSeen(page) {
  assert.equal(await page.evaluate(whatHidesFocus), undefined);
}

/** Presses a key, and fails unless the focus is seen afterwards. */
export async function press(page, key) {
  await page.keyboard.press(key);
  await assertFocusIsSeen(page);
}

const hasFocus = element =>
  element.evaluate(node => node === document.activeElement);

/** Presses a key until the wanted element has the focus; it is seen at every step. */
async function pressUntil(page, key, wanted) {
  const element = wanted.first();
  await element.waitFor();
  for (let pressed = 0; pressed < MOST_PRESSED; pressed++) {
    if (await hasFocus(element)) return;
    await press(page, key);
  }
  assert.fail(`${MOST_PRESSED} times ${key} did not reach ${wanted}`);
}

/** Goes on to an element by Tab. */
export const tabTo = (page, wanted) => pressUntil(page, 'Tab', wanted);

/** Goes back to an element that stands before, by Shift+Tab. */
export const tabBackTo = (page, wanted) =>
  pressUntil(page, 'Shift+Tab', wanted);

/** Goes down the rows of a table to one of them. */
export const walkTo = (page, row) => pressUntil(page, 'ArrowDown', row);
