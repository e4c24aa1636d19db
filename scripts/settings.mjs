import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import { Failure } from './console/failure.mjs';
import { home } from './places.mjs';

/** Ports as they are without an offset. The last four are Ray's own. */
const standardPorts = {
  portal: 7007,
  web: 7010,
  identity: 7011,
  forge: 7012,
  mlflow: 7013,
  ray: 7014,
  serve: 7015,
  rayGcs: 7016,
  rayClient: 7017,
  rayAgent: 7018,
  rayMetrics: 7019,
};

/**
 * @typedef {object} Settings what one embedded portal is started with
 * @property {string} state folder with its databases, logs, repositories and secrets
 * @property {typeof standardPorts} ports
 * @property {Record<'portal' | 'identity' | 'forge' | 'mlflow' | 'ray' | 'serve' | 'web', string>} urls
 * @property {string} rayTemp folder for Ray's sockets
 */

/**
 * Settings from flags and environment; a flag wins.
 *
 * @param {{ state?: string, port?: string, 'port-offset'?: string }} flags
 * @param {NodeJS.ProcessEnv} env
 * @returns {Settings}
 */
export function settingsFrom(flags = {}, env = process.env) {
  const state = resolve(
    flags.state ?? env.SLIPWAY_STATE ?? join(home, 'state'),
  );
  const offset = number(
    flags['port-offset'] ?? env.SLIPWAY_PORT_OFFSET ?? '0',
    'port-offset',
    -6000,
    58000,
  );
  const ports = Object.fromEntries(
    Object.entries(standardPorts).map(([name, port]) => [name, port + offset]),
  );
  const portal = flags.port ?? env.SLIPWAY_PORT;
  if (portal !== undefined) {
    ports.portal = number(portal, 'port', 1024, 65535);
    const other = Object.entries(ports).find(
      ([name, port]) => name !== 'portal' && port === ports.portal,
    );
    if (other) {
      throw new Failure(
        `port ${ports.portal} is meant for ${other[0]}`,
        'Choose another one, or add --port-offset.',
      );
    }
  }
  return settingsOf(state, ports);
}

/**
 * Settings of a portal whose ports are known: of one that runs, whatever flags it was started with.
 *
 * @param {string} state
 * @param {typeof standardPorts} ports
 * @returns {Settings}
 */
export function settingsOf(state, ports) {
  const local = (name, host = '127.0.0.1') => `http://${host}:${ports[name]}`;
  return {
    state,
    ports,
    urls: {
      portal: local('portal', 'localhost'),
      web: local('web', 'localhost'),
      identity: local('identity', 'localhost'),
      forge: local('forge', 'localhost'),
      mlflow: local('mlflow'),
      ray: local('ray'),
      serve: local('serve'),
    },
    rayTemp: rayTempFor(state),
  };
}

/** Socket paths end at 107 bytes and Ray's are about 65 long: a deep state folder gets a short one under /tmp. */
function rayTempFor(state) {
  const inside = join(state, 'ray');
  const fits = Buffer.byteLength(inside) <= 40 && !/\s/.test(inside);
  return fits
    ? inside
    : `/tmp/slipway-${createHash('sha256')
        .update(state)
        .digest('hex')
        .slice(0, 12)}`;
}

function number(text, name, least, most) {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new Failure(
      `--${name} ${text} is not a whole number from ${least} to ${most}`,
    );
  }
  return value;
}
