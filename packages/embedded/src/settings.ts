const loopback = ['localhost', '127.0.0.1', '[::1]'];

/** Whether a request's `Host` header names this machine; another name is a page that was rebound to us. */
export function isLoopbackHost(host: string | undefined): boolean {
  return loopback.includes((host ?? '').replace(/:\d+$/, '').toLowerCase());
}

/**
 * The one rule of where an embedded server may run: outside production, or inside `./slipway`, which alone sets
 * `SLIPWAY_EMBEDDED=true` for the parts it starts (its portal runs with `NODE_ENV=production` too).
 *
 * @throws Error with what to configure instead
 */
export function refuseProduction(
  env: NodeJS.ProcessEnv,
  what: string,
  instead: string,
): void {
  if (env.NODE_ENV === 'production' && env.SLIPWAY_EMBEDDED !== 'true') {
    throw new Error(`${what} does not run in production: ${instead}`);
  }
}

/**
 * A setting that must be there.
 *
 * @throws Error naming it
 */
export function required(env: NodeJS.ProcessEnv, name: string): string {
  const value = env[name];
  if (!value) {
    throw new Error(
      `${name} is not set; the embedded servers are started by ./slipway up`,
    );
  }
  return value;
}

/**
 * A setting that is an address of this machine.
 *
 * @returns its origin and port
 * @throws Error for an address elsewhere
 */
export function loopbackUrl(
  env: NodeJS.ProcessEnv,
  name: string,
): { origin: string; port: number } {
  const url = new URL(required(env, name));
  if (!loopback.includes(url.hostname)) {
    throw new Error(
      `${name} must name this machine (localhost), not ${url.hostname}`,
    );
  }
  return { origin: url.origin, port: Number(url.port || 80) };
}
