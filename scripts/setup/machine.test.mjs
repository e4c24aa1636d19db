import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { test } from 'node:test';
import { checkDisk, checkPorts } from './machine.mjs';

test('a port in use is named with its part and what to do', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  await assert.rejects(checkPorts({ portal: port }), {
    message: `another program uses port ${port} (portal)`,
    remedy: /--port 8007/,
  });
  await assert.rejects(checkPorts({ mlflow: port }), {
    remedy: /--port-offset 100/,
  });
  server.close();
  await once(server, 'close');
  await checkPorts({ portal: port });
});

test('a disk that is too full is named with what is needed', () => {
  assert.throws(
    () => checkDisk(tmpdir(), 1e6),
    /are free on the disk of .*; 1000000 GB are needed/,
  );
});
