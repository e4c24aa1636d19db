import { randomBytes, randomInt } from 'node:crypto';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from './console/failure.mjs';

const names = [
  'SLIPWAY_RAY_TOKEN',
  'SLIPWAY_SESSION_SECRET',
  'SLIPWAY_OIDC_SECRET',
  'SLIPWAY_FORGE_PASSWORD',
  'SLIPWAY_SEED_TOKEN',
  'SLIPWAY_MONITOR_TOKEN',
  'SLIPWAY_MLFLOW_WEBHOOK_SECRET',
];

/** Without letters and digits that look alike: people type it. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
const syllable = () =>
  Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('');

/**
 * The secrets of a state folder, made the first time and kept with mode 0600.
 *
 * @returns {Record<string, string>} by the variable's name
 */
export function secretsOf(state) {
  const file = join(state, 'secrets.json');
  const known = read(file);
  const secrets = { ...known };
  names.forEach(name => {
    secrets[name] ??= randomBytes(32).toString('hex');
  });
  // A Fernet key: 32 bytes in the URL's base64, with its padding.
  secrets.SLIPWAY_MLFLOW_WEBHOOK_KEY ??= `${randomBytes(32).toString(
    'base64url',
  )}=`;
  secrets.SLIPWAY_DEMO_PASSWORD ??= [syllable(), syllable(), syllable()].join(
    '-',
  );
  if (Object.keys(secrets).length !== Object.keys(known).length) {
    writeFileSync(file, JSON.stringify(secrets, undefined, 2), { mode: 0o600 });
    chmodSync(file, 0o600);
  }
  return secrets;
}

/** The secrets that are there already; none before the first start. */
export function knownSecrets(state) {
  return read(join(state, 'secrets.json'));
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') {
      return {};
    }
    throw new Failure(
      `${file} cannot be read (${error.message})`,
      'Mend it, or start anew with ./slipway reset.',
    );
  }
}
