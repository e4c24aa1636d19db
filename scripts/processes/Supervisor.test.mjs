import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '../test/temporaryFolder.mjs';
import { markedWith } from './identity.mjs';
import { readRun } from './record.mjs';
import { Supervisor } from './Supervisor.mjs';

/** A part that answers by a file in the state folder naming its port. */
const server = {
  name: 'server',
  title: 'Server',
  ports: [],
  start: ({ state }) => ({
    command: process.execPath,
    args: [
      '-e',
      `const server = require('node:http').createServer((_, r) => r.end('ok')).listen(0, '127.0.0.1', () =>
         require('node:fs').writeFileSync(process.argv[1], String(server.address().port)))`,
      join(state, 'port'),
    ],
    cwd: state,
    env: {},
  }),
  ready: ({ state }) =>
    new Promise(done => {
      let port;
      try {
        port = readFileSync(join(state, 'port'), 'utf8');
      } catch {
        done(false);
        return;
      }
      get({ port, host: '127.0.0.1', agent: false }, response => {
        response.resume();
        done(response.statusCode === 200);
      }).once('error', () => done(false));
    }),
};

function supervised(lines) {
  const state = temporaryFolder('supervisor');
  let heard = () => {};
  const supervisor = new Supervisor(
    { state },
    {},
    {
      url: 'http://localhost',
      say: line => {
        lines.push(line);
        heard();
      },
    },
  );
  const says = words =>
    new Promise(done => {
      heard = () => lines.some(line => line.includes(words)) && done(undefined);
      heard();
    });
  return { state, supervisor, says };
}

test('a part that is killed is started again, and the end leaves nothing', async () => {
  const lines = [];
  const { state, supervisor, says } = supervised(lines);
  await supervisor.start(server);
  const before = readRun(state).parts.server.pid;

  process.kill(before, 'SIGKILL');
  await says('Server answers again');

  const after = readRun(state).parts.server.pid;
  assert.notEqual(after, before);
  assert.match(lines[0], /Server ended with SIGKILL; starting it again/);
  const { id } = supervisor;
  await supervisor.end();
  assert.deepEqual(markedWith(id), []);
  assert.equal(readRun(state), undefined);
});

test('a part that ends before it answers is reported with the end of its log', async () => {
  const { supervisor } = supervised([]);
  const broken = {
    ...server,
    title: 'Broken',
    start: ({ state }) => ({
      command: process.execPath,
      args: ['-e', "console.error('no such database'); process.exit(4)"],
      cwd: state,
      env: {},
    }),
  };
  await assert.rejects(
    supervisor.start(broken),
    /Broken ended with status 4 before it answered:\nno such database/,
  );
  await supervisor.end();
});
