// axe on a page as it stands, and the theme switch.
import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** What axe finds by WCAG 2.2 AA, one line each: rule, element. */
export async function findBarriers(page) {
  if (!(await page.evaluate(() => 'axe' in window)))
    await page.evaluate(await readFile(axePath, 'utf8'));
  const { violations } = await page.evaluate(() =>
    window.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    }),
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) =>
        `${id} ${target.join(' ')}: ${failureSummary
          ?.split('\n')
          .slice(1)
          .join(' ')
          .trim()}`,
    ),
  );
}

/** Whether no colour is on its way, and every one is what it was a moment ago; runs in the page. */
const isStill = () => {
  // On a busy machine no frame may be drawn between two looks: a colour that has begun to change seems to rest.
  const isOnItsWay = document
    .getAnimations()
    .some(
      animation =>
        animation instanceof CSSTransition && animation.playState === 'running',
    );
  const colours = [...document.querySelectorAll('body, body *')]
    .map(element => getComputedStyle(element))
    .map(({ color, backgroundColor }) => `${color} ${backgroundColor}`)
    .join();
  const isSame = window.slipwayColours === colours;
  window.slipwayColours = colours;
  return isSame && !isOnItsWay;
};

/** Waits until no colour is on its way to another, as after a change of the theme. */
export async function untilStill(page) {
  await page.evaluate(() => {
    window.slipwayColours = undefined;
  });
  await page.waitForFunction(isStill, undefined, { polling: 250 });
}

/** By how many pixels the page is wider than its window. */
export const overflow = page =>
  page.evaluate(
    () =>
      document.documentElement.scrollWidth -
      document.documentElement.clientWidth,
  );
