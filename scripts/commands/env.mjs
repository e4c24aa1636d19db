import { readArguments, settingsOptions } from '../console/arguments.mjs';
import { Failure } from '../console/failure.mjs';
import { placesOf } from '../parts/environment.mjs';
import { isRunning, readRun } from '../processes/record.mjs';
import { secretsOf } from '../secrets.mjs';
import { settingsFrom } from '../settings.mjs';

/** ./slipway env: addresses and secrets of the running portal, for `eval` in a shell. */
export async function run(args) {
  const settings = settingsFrom(readArguments(args, settingsOptions).values);
  if (!isRunning(readRun(settings.state))) {
    throw new Failure('Slipway is not running', 'Start it with ./slipway up');
  }
  for (const [name, value] of Object.entries({
    ...placesOf(settings),
    ...secretsOf(settings.state),
  })) {
    process.stdout.write(
      `export ${name}='${value.replaceAll("'", "'\\''")}'\n`,
    );
  }
  return 0;
}
