import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Failure } from '../console/failure.mjs';
import { home, python } from '../places.mjs';
import { command, lastLines } from '../processes/command.mjs';
import { digestOf, isStamped, stamp } from './stamp.mjs';

/** Pinned without what they bring: the embedded environment has all of that. */
const PACKAGES = [
  'psycopg2-binary==2.9.13',
  'Flask-WTF==1.3.0',
  'WTForms==3.3.2',
];

const folder = join(home, 'mlflow-extras');
const stampFile = join(folder, 'installed');

/**
 * Lets the embedded Python find them, in front of what it finds anyway.
 *
 * @param {NodeJS.ProcessEnv} env
 */
export const extrasPath = (env = process.env) => ({
  PYTHONPATH: [folder, env.PYTHONPATH].filter(Boolean).join(delimiter),
});

/**
 * What only tests and benchmarks ask of MLflow, kept out of the embedded environment: PostgreSQL behind it, and its
 * basic-auth app.
 *
 * @param {string} log file for pip's output
 */
export async function installMlflowExtras(log) {
  const wanted = digestOf([], PACKAGES);
  if (existsSync(folder) && isStamped(stampFile, wanted)) return;
  const { code, output } = await command(
    python,
    [
      ...['-m', 'pip', 'install', '--quiet', '--no-input', '--upgrade'],
      ...['--disable-pip-version-check', '--no-deps', '--target', folder],
      ...PACKAGES,
    ],
    { log },
  );
  if (code !== 0) {
    throw new Failure(
      `what MLflow needs for PostgreSQL and basic-auth was not installed:\n${lastLines(
        output,
      )}`,
      'Check that the Python package index can be reached, then try again.',
    );
  }
  stamp(stampFile, wanted);
}
