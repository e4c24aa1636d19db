// One address in front of several replicas, as a load balancer: each request goes to the next one that takes it.
import { createServer, request } from 'node:http';
import { connect } from 'node:net';

const HOST = '127.0.0.1';

/**
 * @param {number} port where it listens, on loopback
 * @param {number[]} replicas their ports
 * @returns {Promise<() => Promise<void>>} closes it
 */
export async function openDoor(port, replicas) {
  let turn = 0;
  const next = () => {
    turn += 1;
    return replicas[turn % replicas.length];
  };
  const pass = (asked, answer, left) => {
    const { method, url: path, headers } = asked;
    const onward = request(
      { host: HOST, port: next(), method, path, headers },
      got => {
        answer.writeHead(got.statusCode, got.rawHeaders);
        got.pipe(answer);
      },
    );
    onward.on('error', ({ code }) => {
      // Where nobody listens nothing was sent: a question without a body goes to the next replica.
      const isUnheard = code === 'ECONNREFUSED' && method === 'GET';
      if (isUnheard && left > 0) pass(asked, answer, left - 1);
      // A replica that ends in the middle ends the answer too; before it, the caller is told.
      else if (answer.headersSent) answer.destroy();
      else answer.writeHead(502).end();
    });
    answer.on('close', () => onward.destroy());
    if (asked.readableEnded) onward.end();
    else asked.pipe(onward);
  };
  const server = createServer((asked, answer) =>
    pass(asked, answer, replicas.length - 1),
  );
  server.on('upgrade', (asked, socket, head) => {
    const onward = connect(next(), HOST, () => {
      const lines = [`${asked.method} ${asked.url} HTTP/1.1`];
      for (let at = 0; at < asked.rawHeaders.length; at += 2)
        lines.push(`${asked.rawHeaders[at]}: ${asked.rawHeaders[at + 1]}`);
      onward.write(`${lines.join('\r\n')}\r\n\r\n`);
      onward.write(head);
      onward.pipe(socket).pipe(onward);
    });
    onward.on('error', () => socket.destroy());
    socket.on('error', () => onward.destroy());
  });
  await new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(port, HOST, done);
  });
  return () =>
    new Promise(done => {
      server.close(done);
      server.closeAllConnections();
    });
}
