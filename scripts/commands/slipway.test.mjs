import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../places.mjs';
import { temporaryFolder } from '../test/temporaryFolder.mjs';

const slipway = join(root, 'slipway');

/** Calls the entry with a PATH of its own and an empty home. */
function call(args, { path = process.env.PATH, command = slipway } = {}) {
  const home = temporaryFolder('home');
  return spawnSync('/bin/sh', [command, ...args], {
    encoding: 'utf8',
    env: {
      PATH: path,
      HOME: home,
      SLIPWAY_HOME: home,
      SLIPWAY_STATE: join(home, 'state'),
    },
  });
}

/** A folder with only the named programs of this machine, and others under false names. */
function programs(names) {
  const folder = temporaryFolder('programs');
  for (const name of names) {
    const found = spawnSync('/bin/sh', ['-c', `command -v ${name}`], {
      encoding: 'utf8',
    }).stdout.trim();
    symlinkSync(found, join(folder, name));
  }
  return folder;
}

test('without Node and npm one line says what to install', () => {
  const { status, stderr } = call(['help'], {
    path: programs(['dirname', 'readlink', 'uname', 'mkdir', 'date', 'tail']),
  });
  assert.equal(status, 1);
  assert.match(
    stderr,
    /^slipway: neither Node.js 22 or 24 nor npm was found: install Node.js 22 .*\n$/,
  );
});

test('it finds itself through a link, also below a folder with spaces', () => {
  const folder = join(temporaryFolder('link'), 'bin');
  mkdirSync(folder);
  symlinkSync(slipway, join(folder, 'slipway'));
  const { status, stdout } = call(['help'], {
    command: join(folder, 'slipway'),
  });
  assert.equal(status, 0);
  assert.match(stdout, /\.\/slipway up/);
});

test('what it does not know is refused with what it knows', () => {
  const { status, stderr } = call(['upp']);
  assert.equal(status, 1);
  assert.match(stderr, /unknown command 'upp'\n {2}One of: up, dev, down/);
  assert.match(call(['status', '--bogus']).stderr, /Unknown option '--bogus'/);
});

test('nothing running: status says so, down and reset do nothing', () => {
  assert.deepEqual(
    [
      call(['status']).status,
      call(['down']).status,
      call(['reset', '--yes']).status,
    ],
    [3, 0, 0],
  );
  assert.deepEqual(JSON.parse(call(['status', '--json']).stdout), {
    running: false,
    ready: false,
    memory: 0,
    parts: [],
  });
  assert.match(call(['logs']).stderr, /name a part/);
});
