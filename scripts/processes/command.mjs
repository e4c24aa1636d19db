import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { root } from '../places.mjs';
import { startGroup } from './group.mjs';

/** Characters of output that are kept, unless told otherwise. */
const usuallyKept = 200_000;

/**
 * Runs a program to its end.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: Record<string, string | undefined>, log?: string, input?: string, quietErrors?: boolean, show?: boolean, keep?: number }} [options]
 *   `env` is added to our own; `log` is a file that gets the whole output; `quietErrors` keeps stderr out of `output`;
 *   `show` prints it as it comes
 * @returns {Promise<{ code: number, output: string }>} exit status (128 + n after a signal) and the end of the output
 */
export async function command(command_, args, options = {}) {
  const {
    cwd = root,
    env = {},
    log,
    input,
    quietErrors = false,
    show = false,
    keep = usuallyKept,
  } = options;
  const child = startGroup(command_, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
  });
  let file;
  if (log) {
    mkdirSync(dirname(log), { recursive: true });
    file = createWriteStream(log, { flags: 'a' });
  }
  let output = '';
  const collect = (chunk, visible) => {
    file?.write(chunk);
    if (show) {
      process.stdout.write(chunk);
    }
    if (visible) {
      output = output + chunk;
      if (output.length > keep) {
        output = output.slice(-keep);
      }
    }
  };
  child.stdout.setEncoding('utf8').on('data', chunk => collect(chunk, true));
  child.stderr
    .setEncoding('utf8')
    .on('data', chunk => collect(chunk, !quietErrors));
  child.stdin?.end(input);
  const code = await new Promise(done => {
    child.once('error', error => {
      collect(`${error.message}\n`, true);
      done(127);
    });
    child.once('close', (status, signal) => done(status ?? (signal ? 143 : 1)));
  });
  await new Promise(done => (file ? file.end(done) : done(undefined)));
  return { code, output };
}

/** The last lines of a program's output, for a failure message. */
export function lastLines(output, count = 15) {
  return output.trimEnd().split('\n').slice(-count).join('\n');
}
