import { readArguments, settingsOptions } from '../console/arguments.mjs';
import { step } from '../console/steps.mjs';
import { endRun, readRun } from '../processes/record.mjs';
import { settingsFrom } from '../settings.mjs';

/** ./slipway down: ends a running portal, or what a killed one has left behind. */
export async function run(args) {
  const { state } = settingsFrom(readArguments(args, settingsOptions).values);
  if (!readRun(state)) {
    process.stdout.write('Slipway is not running.\n');
    return 0;
  }
  await step('Ending everything', async note =>
    note((await endRun(state)) ? 'done' : 'nothing was left'),
  );
  return 0;
}
