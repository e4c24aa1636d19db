// The suites in the order they run: what fails fast comes first.
import { lint } from './suites/lint.mjs';
import { types } from './suites/types.mjs';
import { unit } from './suites/unit.mjs';

/**
 * @typedef {object} Row one failed or skipped check
 * @property {string} name
 * @property {string} why
 *
 * @typedef {object} Suite
 * @property {string} name as typed after ./slipway test
 * @property {string} what one line for --list
 * @property {string[]} [needs] what must be there or running: see needs.mjs
 * @property {() => boolean} [exists] false while the repository holds nothing for it to check
 * @property {(context: { log: string, given: Record<string, unknown> }) => Promise<{ passed: number, failed: Row[], skipped: Row[] }>} run
 */

/** @returns {Suite[]} */
export function allSuites() {
  return [types, lint, unit].filter(suite => suite.exists?.() ?? true);
}
