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

/** Takes every colour and place that is on its way to another there. */
export const endMotion = page =>
  page.evaluate(() =>
    document
      .getAnimations()
      .filter(({ effect }) => effect.getComputedTiming().endTime < Infinity)
      .forEach(animation => animation.finish()),
  );

/** By how many pixels the page is wider than its window. */
export const overflow = page =>
  page.evaluate(
    () =>
      document.documentElement.scrollWidth -
      document.documentElement.clientWidth,
  );
