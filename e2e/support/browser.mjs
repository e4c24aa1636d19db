// A real Chromium: the one inside the npm package on Linux x64, an installed Chrome elsewhere.
import { chromium as playwright } from 'playwright-core';

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts one browser for a test file. Close it with `browser.close()`. */
export async function openBrowser() {
  if (process.env.SLIPWAY_TEST_CHROME)
    return playwright.launch({
      executablePath: process.env.SLIPWAY_TEST_CHROME,
      args: ARGUMENTS,
    });
  if (process.platform === 'linux' && process.arch === 'x64') {
    const { default: chromium } = await import('@sparticuz/chromium');
    return playwright.launch({
      executablePath: await chromium.executablePath(),
      args: [...ARGUMENTS, '--headless=shell'],
    });
  }
  return playwright.launch({ channel: 'chrome', args: ARGUMENTS });
}

/** Paints what the page asks for; every request that leaves this machine is an error of the page. */
export async function openContext(browser, options = {}) {
  const context = await browser.newContext({
    viewport: { width: 1400, height: 900 },
    ...options,
  });
  const strangers = [];
  context.on('request', request => {
    const { hostname, protocol } = new URL(request.url());
    if (
      protocol.startsWith('http') &&
      !['localhost', '127.0.0.1', '[::1]'].includes(hostname)
    )
      strangers.push(request.url());
  });
  return { context, strangers };
}
