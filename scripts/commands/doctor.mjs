import { readArguments, settingsOptions } from '../console/arguments.mjs';
import { Failure } from '../console/failure.mjs';
import { realGpus } from '../parts/gpus.mjs';
import { allParts } from '../parts/index.mjs';
import { home } from '../places.mjs';
import { command, lastLines } from '../processes/command.mjs';
import { isRunning, readRun } from '../processes/record.mjs';
import { settingsFrom } from '../settings.mjs';
import { findPython } from '../setup/basePython.mjs';
import { isSetUp } from '../setup/index.mjs';
import {
  checkDisk,
  checkGit,
  checkMemory,
  checkPorts,
} from '../setup/machine.mjs';
import { hasPackages } from '../setup/packages.mjs';
import { hasPython } from '../setup/python.mjs';
import { hasWebApp } from '../setup/webApp.mjs';

/** ./slipway doctor: everything that `up` needs, checked without starting anything. */
export async function run(args) {
  const settings = settingsFrom(readArguments(args, settingsOptions).values);
  const record = readRun(settings.state);
  const checks = [
    ['Node.js', () => process.version],
    ['git', checkGit],
    ['Python', () => findPython().version],
    ['Memory', () => `${checkMemory()} free`],
    ['Disk', () => `${checkDisk(home, isSetUp() ? 1 : 8)} free`],
    [
      'Ports',
      () =>
        isRunning(record)
          ? `in use by Slipway itself: ${record.url}`
          : freePorts(settings),
    ],
    [
      'GPU',
      () =>
        realGpus() ? `${realGpus()} NVIDIA` : 'none; Ray gets a logical one',
    ],
    [
      'Packages',
      () => (hasPackages() ? 'installed' : 'not yet installed, up does it'),
    ],
    [
      'Python environment',
      () => (hasPython() ? 'installed' : 'not yet installed, up does it'),
    ],
    [
      'Web app',
      () =>
        hasPackages() && hasWebApp() ? 'built' : 'not yet built, up does it',
    ],
    ['npm registry', () => (hasPackages() ? 'not needed' : registryAnswers())],
  ];
  let failures = 0;
  for (const [name, check] of checks) {
    try {
      process.stdout.write(`  ok    ${name.padEnd(20)}${await check()}\n`);
    } catch (error) {
      if (!(error instanceof Failure)) {
        throw error;
      }
      failures += 1;
      process.stdout.write(
        `  FAIL  ${name.padEnd(20)}${error.message}\n${' '.repeat(28)}${
          error.remedy
        }\n`,
      );
    }
  }
  return failures === 0 ? 0 : 1;
}

async function freePorts(settings) {
  const ports = allParts(false).flatMap(part => part.ports);
  await checkPorts(
    Object.fromEntries(ports.map(name => [name, settings.ports[name]])),
  );
  return `${settings.ports.portal} and ${ports.length - 1} more are free`;
}

async function registryAnswers() {
  const { code, output } = await command('npm', ['ping']);
  if (code !== 0) {
    throw new Failure(
      `it does not answer: ${lastLines(output, 2)}`,
      'Check the network and npm config get registry.',
    );
  }
  return 'answers';
}
