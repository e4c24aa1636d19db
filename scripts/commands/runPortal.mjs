import { mkdirSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { readArguments, settingsOptions } from '../console/arguments.mjs';
import { Failure } from '../console/failure.mjs';
import { seconds, step, together } from '../console/steps.mjs';
import { demoPeople } from '../demo/people.mjs';
import { seed } from '../demo/seed.mjs';
import { home } from '../places.mjs';
import { endAllGroups } from '../processes/group.mjs';
import { endRun, isRunning, readRun } from '../processes/record.mjs';
import { Supervisor } from '../processes/Supervisor.mjs';
import { secretsOf } from '../secrets.mjs';
import { settingsFrom } from '../settings.mjs';
import { isSetUp } from '../setup/index.mjs';
import {
  checkDisk,
  checkGit,
  checkMemory,
  checkPorts,
} from '../setup/machine.mjs';

/**
 * Sets up, starts everything, and stays until a signal.
 *
 * @param {string[]} args
 * @param {{ setUp: () => Promise<unknown>, systems: object[], portal: object[], address: (settings: import('../settings.mjs').Settings) => string }} plan
 * @returns {Promise<number>} exit status
 */
export async function runPortal(args, plan) {
  const { values } = readArguments(args, {
    ...settingsOptions,
    'no-seed': { type: 'boolean' },
    force: { type: 'boolean' },
  });
  const settings = settingsFrom(values);
  const begun = performance.now();
  mkdirSync(settings.state, { recursive: true, mode: 0o700 });
  const running = readRun(settings.state);
  if (isRunning(running)) {
    throw new Failure(
      `Slipway is running already: ${running.url}`,
      'End it with ./slipway down, or start another one with --state and --port-offset.',
    );
  }
  if (await endRun(settings.state)) {
    process.stdout.write('  Ended what an earlier start had left behind\n');
  }
  checkGit();
  if (!values.force) {
    checkMemory();
    checkDisk(settings.state, 1);
    checkDisk(home, isSetUp() ? 1 : 8);
  }
  await checkPorts(portsOf([...plan.systems, ...plan.portal], settings));

  const stop = onSignal();
  const secrets = secretsOf(settings.state);
  let supervisor;
  let isReady = false;
  try {
    await stop.or(plan.setUp());
    supervisor = new Supervisor(settings, secrets, {
      url: plan.address(settings),
      say,
    });
    await stop.or(startAll(supervisor, plan));
    isReady = true;
    announce(plan.address(settings), secrets, performance.now() - begun);
    if (!values['no-seed']) {
      void seed(settings, secrets, { runId: supervisor.id, say });
    }
    await stop.or(new Promise(() => {}));
  } catch (error) {
    if (!stop.requested) {
      throw error;
    }
  } finally {
    endAllSetUp(supervisor);
    if (supervisor) {
      await step('Ending everything', () => supervisor.end());
    }
  }
  return isReady ? 0 : 130;
}

/** The systems start side by side; the portal as soon as it can ask the identity provider for its addresses. */
async function startAll(supervisor, { systems, portal }) {
  const start = part => together(part.title, () => supervisor.start(part));
  const [identity, ...others] = systems;
  const rest = Promise.all(others.map(start));
  // Its failure is reported below; nobody waits for it before.
  rest.catch(() => {});
  await start(identity);
  await Promise.all([rest, ...portal.map(start)]);
}

function portsOf(parts, { ports }) {
  return Object.fromEntries(
    parts.flatMap(part => part.ports.map(name => [name, ports[name]])),
  );
}

/** Turns the signals that end us into a promise; the second one ends the hard way. */
function onSignal() {
  let request;
  const requested = new Promise((_done, fail) => {
    request = fail;
  });
  requested.catch(() => {});
  const state = {
    requested: false,
    or: work => Promise.race([work, requested]),
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (state.requested && signal === 'SIGINT') {
        endAllGroups('SIGKILL');
        return;
      }
      state.requested = true;
      request(new Failure(`ended by ${signal}`));
    });
  }
  return state;
}

/** Installations that are under way when a signal comes. Started parts are ended in order by the supervisor. */
function endAllSetUp(supervisor) {
  if (!supervisor) {
    endAllGroups();
  }
}

function say(line) {
  process.stdout.write(`  ${line}\n`);
}

function announce(url, secrets, time) {
  const people = demoPeople().map(
    ({ name, role }) => `    ${name.padEnd(8)}${role}\n`,
  );
  process.stdout.write(
    [
      `\nSlipway is ready after ${seconds(time)}: ${url}\n\n`,
      `  Sign in as one of these, password ${secrets.SLIPWAY_DEMO_PASSWORD}\n`,
      ...people,
      '\n  Ctrl-C ends everything. Also: ./slipway status, ./slipway logs PART -f\n\n',
    ].join(''),
  );
}
