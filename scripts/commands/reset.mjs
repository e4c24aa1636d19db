import { existsSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { readArguments, settingsOptions } from '../console/arguments.mjs';
import { Failure } from '../console/failure.mjs';
import { step } from '../console/steps.mjs';
import { endRun, isRunning, readRun } from '../processes/record.mjs';
import { settingsFrom } from '../settings.mjs';

/** ./slipway reset [--yes]: deletes the state folder; fetched tools and packages stay. */
export async function run(args) {
  const { values } = readArguments(args, {
    ...settingsOptions,
    yes: { type: 'boolean', short: 'y' },
  });
  const { state, rayTemp } = settingsFrom(values);
  if (isRunning(readRun(state))) {
    throw new Failure('Slipway is running', 'End it first: ./slipway down');
  }
  if (!existsSync(state)) {
    process.stdout.write(`There is nothing in ${state}.\n`);
    return 0;
  }
  if (!values.yes && !(await confirmed(state))) {
    process.stdout.write('Nothing was deleted.\n');
    return 1;
  }
  await endRun(state);
  await step('Deleting the state', async () => {
    rmSync(rayTemp, { recursive: true, force: true });
    rmSync(state, { recursive: true, force: true });
  });
  return 0;
}

async function confirmed(state) {
  if (!process.stdin.isTTY) {
    throw new Failure(
      'reset asks before it deletes, and nobody is there to answer',
      'Call ./slipway reset --yes',
    );
  }
  const terminal = createInterface({
    input: process.stdin,
    output: process.stdout,
  });
  const answer = await terminal.question(
    `This deletes the portal's databases, repositories, runs and models in\n  ${state}\nType yes to go on: `,
  );
  terminal.close();
  return answer.trim().toLowerCase() === 'yes';
}
