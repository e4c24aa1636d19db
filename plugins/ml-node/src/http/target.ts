import { InputError } from '@backstage/errors';

/** How to sign in at an outside system. */
export type OutsideCredentials =
  | {
      kind: 'bearer';
      token: string;
      /** Header that carries `Bearer <token>`; some proxies keep `Authorization` to themselves. */
      header?: string;
    }
  | { kind: 'basic'; username: string; password: string };

/** One outside system and how to talk to it. */
export type OutsideTarget = {
  /** The system as people call it: `MLflow`. */
  system: string;
  /** The instance's name in the configuration. */
  instance: string;
  /** Base address, with a path prefix where there is one; http or https, without credentials. */
  url: string;
  /** Configuration key that errors point at: `ml.mlflow.instances`. */
  configKey: string;
  credentials?: OutsideCredentials;
  /** Milliseconds until an answer must be there (for streams: until the next bytes). 30 seconds when absent. */
  timeout?: number;
  /** Requests in flight at once; 8 when absent. Others wait their turn. */
  maxConcurrency?: number;
  /** Largest answer that is read into memory, in bytes; 16 MiB when absent. */
  maxAnswerBytes?: number;
  /** Further tries of an idempotent request; 2 when absent. */
  retries?: number;
};

/** A target with its defaults filled in and its address checked. */
export type CheckedTarget = Required<Omit<OutsideTarget, 'credentials'>> & {
  credentials?: OutsideCredentials;
  /** Scheme, host and port, for messages. */
  origin: string;
};

/** Fills in the defaults. Throws `InputError` for an address that cannot be used. */
export function checkTarget(target: OutsideTarget): CheckedTarget {
  return {
    timeout: 30_000,
    maxConcurrency: 8,
    maxAnswerBytes: 16 * 1024 * 1024,
    retries: 2,
    ...target,
    url: checkAddress(target.url, target.configKey),
    origin: new URL(target.url).origin,
  };
}

/**
 * An address from the configuration without trailing slashes. Throws `InputError` when it is not http(s), or carries
 * credentials, a query or a fragment.
 */
export function checkAddress(address: string, configKey: string): string {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    throw new InputError(
      `${configKey} has an address that is not a URL; write it as http://host:port`,
    );
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new InputError(
      `${configKey} has an address with the scheme ${url.protocol}; only http and https are supported`,
    );
  }
  if (url.username || url.password) {
    throw new InputError(
      `${configKey} has an address with credentials in it; use the keys for credentials`,
    );
  }
  if (url.search || url.hash) {
    throw new InputError(
      `${configKey} has an address with a query or fragment; write only the base address`,
    );
  }
  return address.replace(/\/+$/, '');
}
