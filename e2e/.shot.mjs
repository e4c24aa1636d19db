import { openBrowser } from '/work/main/e2e/support/browser.mjs';
import { signIn } from '/work/main/e2e/support/people.mjs';
import fs from 'node:fs';
const st = process.env.ST || '/tmp/lead-state';
const secrets = JSON.parse(fs.readFileSync(st + '/secrets.json'));
process.env.SLIPWAY_DEMO_PASSWORD = secrets.SLIPWAY_DEMO_PASSWORD;
process.env.SLIPWAY_PORTAL_URL = process.env.PU || 'http://localhost:7407';
const [who, theme, width, ...paths] = process.argv.slice(2);
const b = await openBrowser();
try {
  const { page } = await signIn(b, who, {
    colorScheme: theme,
    viewport: { width: +width, height: 1000 },
  });
  const msgs = [];
  page.on(
    'console',
    m => m.type() === 'error' && msgs.push(m.text().slice(0, 300)),
  );
  let i = 0;
  for (const p of paths) {
    await page.goto(process.env.SLIPWAY_PORTAL_URL + p);
    await page.waitForTimeout(4000);
    await page.screenshot({
      path: `/tmp/shot-${i++}.png`,
      fullPage: process.env.FULL === '1',
    });
  }
  console.log(msgs.slice(0, 10).join('\n'));
} catch (e) {
  console.error(e.message);
  for (const c of b.contexts())
    for (const [j, p] of c.pages().entries()) {
      await p.screenshot({ path: `/tmp/shot-err-${j}.png` });
      console.log(p.url());
    }
} finally {
  await b.close();
}
