import { readArguments, settingsOptions } from '../console/arguments.mjs';
import { Failure } from '../console/failure.mjs';
import { placesOf } from '../parts/environment.mjs';
import { isRunning, readRun } from '../processes/record.mjs';
import { secretsOf } from '../secrets.mjs';
import { settingsFrom, settingsOf } from '../settings.mjs';

/** ./slipway env: addresses and secrets of the running portal, for `eval` in a shell. */
export async function run(args) {
  const { state } = settingsFrom(readArguments(args, settingsOptions).values);
  const record = readRun(state);
  if (!isRunning(record)) {
    throw new Failure('Slipway is not running', 'Start it with ./slipway up');
  }
  for (const [name, value] of Object.entries({
    ...placesOf(settingsOf(state, record.ports)),
    ...secretsOf(state),
  })) {
    process.stdout.write(
      `export ${name}='${value.replaceAll("'", "'\\''")}'\n`,
    );
  }
  return 0;
}
