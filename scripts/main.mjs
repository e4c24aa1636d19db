#!/usr/bin/env node
// Entry behind ./slipway: names the subcommands and runs one.
import { Failure } from './console/failure.mjs';
import { endWith } from './processes/status.mjs';

/** Subcommand -> module. */
const commands = Object.fromEntries(
  [
    'up',
    'dev',
    'down',
    'status',
    'logs',
    'env',
    'reset',
    'doctor',
    'test',
    'help',
  ].map(name => [name, `./commands/${name}.mjs`]),
);

const [given = 'help', ...args] = process.argv.slice(2);
const name = ['-h', '--help'].includes(given) ? 'help' : given;
const path = commands[name];
// `| head`, or a terminal that was closed: nobody reads on, and that is no error.
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});

try {
  if (!path) {
    throw new Failure(
      `unknown command '${name}'`,
      `One of: ${Object.keys(commands).join(', ')}.`,
    );
  }
  const { run } = await import(path);
  endWith(await run(args));
} catch (error) {
  if (!(error instanceof Failure)) {
    throw error;
  }
  process.stderr.write(
    `slipway: ${error.message}\n${error.remedy ? `  ${error.remedy}\n` : ''}`,
  );
  endWith(1);
}
