import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { temporaryFolder } from '../test/temporaryFolder.mjs';
import { startGroup } from './group.mjs';
import { identify, isAlive, markedWith } from './identity.mjs';
import { endRun, readRun, writeRun } from './record.mjs';

// Says nothing to a polite signal, and has a child in a group of its own: what Ray's jobs do.
const stubborn = `
  process.on('SIGTERM', () => {});
  const { spawn } = require('node:child_process');
  spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true, stdio: 'ignore' }).unref();
  console.log('started');
  setInterval(() => {}, 1000);
`;

async function start(id, script = stubborn) {
  const child = startGroup(process.execPath, ['-e', script], {
    env: { ...process.env, SLIPWAY_RUN: id },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}

test('what a killed start has left is ended, with its detached children, and nothing else', async () => {
  const state = temporaryFolder('record');
  const stranger = spawn(
    process.execPath,
    ['-e', 'setInterval(() => {}, 1000)'],
    { stdio: 'ignore' },
  );
  const child = await start('a-test-run');
  const [first, grandchild] = markedWith('a-test-run').map(identify);
  assert.ok(isAlive(first) && isAlive(grandchild));
  writeRun(state, {
    id: 'a-test-run',
    // A supervisor that is gone: no process has this start time.
    supervisor: { pid: process.pid, started: 'long ago' },
    url: '',
    parts: { stubborn: { ...identify(child.pid), patience: 0.2 } },
  });

  assert.equal(await endRun(state), true);

  assert.deepEqual(markedWith('a-test-run'), []);
  assert.ok(isAlive(identify(stranger.pid)));
  assert.equal(readRun(state), undefined);
  assert.equal(await endRun(state), false);
  stranger.kill();
});

test('a process that got the number of an ended part is left alone', async () => {
  const state = temporaryFolder('record');
  const stranger = startGroup(
    process.execPath,
    ['-e', "console.log('up'); setInterval(() => {}, 1000)"],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  await once(stranger.stdout, 'data');
  const part = { pid: stranger.pid, started: 'long ago' };
  writeRun(state, {
    id: 'another-run',
    supervisor: part,
    url: '',
    parts: { part },
  });

  assert.equal(await endRun(state), false);

  assert.ok(isAlive(identify(stranger.pid)));
  process.kill(-stranger.pid, 'SIGKILL');
});
