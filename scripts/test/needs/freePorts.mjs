import { createServer } from 'node:net';
import { settingsFrom } from '../../settings.mjs';

/** Ports that are free now, all different. */
export async function freePorts(count) {
  const servers = await Promise.all(
    Array.from({ length: count }, () => listen(0)),
  );
  const ports = servers.map(server => server.address().port);
  await Promise.all(servers.map(close));
  return ports;
}

/**
 * Settings for an embedded portal beside others: a state folder of its own, and an offset with which all its ports are
 * free.
 *
 * @param {string} state
 */
export async function freeSettings(state) {
  for (let offset = 20_000; offset < 50_000; offset += 50) {
    const settings = settingsFrom({ state, 'port-offset': String(offset) }, {});
    const servers = await Promise.allSettled(
      Object.values(settings.ports).map(listen),
    );
    await Promise.all(
      servers
        .filter(({ status }) => status === 'fulfilled')
        .map(({ value }) => close(value)),
    );
    if (servers.every(({ status }) => status === 'fulfilled')) {
      return { settings, offset };
    }
  }
  throw new Error('no free range of ports was found');
}

function listen(port) {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(port, '127.0.0.1', () => done(server));
  });
}

const close = server => new Promise(done => server.close(done));
