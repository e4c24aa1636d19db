#!/usr/bin/env node
// Entry behind ./slipway: names the subcommands and runs one.
import { Failure } from './console/failure.mjs';

/** Subcommand -> module under commands/, with the line that `help` prints. */
const commands = {
  test: './commands/test.mjs',
};

const [name = 'help', ...args] = process.argv.slice(2);
const path = commands[name];
try {
  if (!path) {
    throw new Failure(
      `unknown command '${name}'`,
      `One of: ${Object.keys(commands).join(', ')}.`,
    );
  }
  const { run } = await import(path);
  process.exitCode = await run(args);
} catch (error) {
  if (!(error instanceof Failure)) {
    throw error;
  }
  process.stderr.write(
    `slipway: ${error.message}\n${error.remedy ? `  ${error.remedy}\n` : ''}`,
  );
  process.exitCode = 1;
}
