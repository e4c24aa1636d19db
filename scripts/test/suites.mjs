// The suites in the order they run: what fails fast comes first.
import { api } from './suites/api.mjs';
import { command } from './suites/commandTests.mjs';
import { config } from './suites/config.mjs';
import { contracts } from './suites/contracts.mjs';
import { database } from './suites/database.mjs';
import { dependencies } from './suites/dependencies.mjs';
import { e2e } from './suites/e2e.mjs';
import { formatting } from './suites/formatting.mjs';
import { lint } from './suites/lint.mjs';
import { pythonLint } from './suites/pythonLint.mjs';
import { pythonTests } from './suites/pythonTests.mjs';
import { replicas } from './suites/replicas.mjs';
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
  const suites = [
    ...[types, lint, formatting, dependencies, config, api, pythonLint],
    ...[command, unit, database, pythonTests, contracts, e2e, replicas],
  ];
  return suites.filter(suite => suite.exists?.() ?? true);
}
