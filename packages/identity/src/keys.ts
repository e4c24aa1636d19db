import { generateKeyPair, randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** The provider's own secrets: the key it signs tokens with (a private JWK) and the one for its cookies. */
export type Keys = {
  signing: JsonWebKey & { kid: string; use: 'sig'; alg: 'RS256' };
  cookie: string;
};

/** Reads the keys, or makes them the first time: tokens and sessions stay valid when the provider restarts. */
export async function readKeys(folder: string): Promise<Keys> {
  const file = join(folder, 'keys.json');
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    if (
      !(error instanceof Error && 'code' in error && error.code === 'ENOENT')
    ) {
      throw new Error(
        `${file} cannot be read; ./slipway reset makes new keys`,
        { cause: error },
      );
    }
  }
  const { privateKey } = await promisify(generateKeyPair)('rsa', {
    modulusLength: 2048,
  });
  const keys: Keys = {
    signing: {
      ...privateKey.export({ format: 'jwk' }),
      kid: randomBytes(8).toString('hex'),
      use: 'sig',
      alg: 'RS256',
    },
    cookie: randomBytes(32).toString('hex'),
  };
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(`${file}.new`, JSON.stringify(keys), { mode: 0o600 });
  await rename(`${file}.new`, file);
  return keys;
}
