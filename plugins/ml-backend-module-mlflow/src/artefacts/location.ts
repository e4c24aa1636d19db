import { InputError } from '@backstage/errors';
import type { MlflowInstance } from '../config';

/** Where the proxy serves artefacts, below an MLflow server's base address. */
export const PROXY_PATH = '/api/2.0/mlflow-artifacts/artifacts';

/** Where an artefact is, as MLflow's `models:`, `runs:` and `mlflow-artifacts:` addresses say it. */
export type ArtefactLocation =
  /** Below the root of the server's artefact proxy. */
  | { kind: 'proxy'; path: string }
  | { kind: 'loggedModel'; modelId: string }
  | { kind: 'run'; runId: string; path: string };

/** Hosts that are this server: with their port as written, and where that is the usual one of HTTP also with it. */
export function ownHostsOf({
  url,
  webUrl,
  clientUri,
}: Pick<MlflowInstance, 'url' | 'webUrl' | 'clientUri'>): ReadonlySet<string> {
  return new Set(
    [url, webUrl, clientUri].flatMap(address => {
      const { host, hostname, port, protocol } = new URL(address);
      const usual = protocol === 'https:' ? 443 : 80;
      return port ? [host] : [hostname, `${hostname}:${usual}`];
    }),
  );
}

/**
 * Reads an artefact's address. Throws `InputError` for one that the server does not serve by its proxy (`s3:`, `dbfs:`,
 * a local path), that is another server's, or that leaves its root.
 */
export function parseLocation(
  address: string,
  ownHosts: ReadonlySet<string>,
): ArtefactLocation {
  const loggedModel = /^models:\/*(m-[\w-]+)\/?$/.exec(address);
  if (loggedModel) {
    return { kind: 'loggedModel', modelId: loggedModel[1] };
  }
  const run = /^runs:\/*([\w-]+)\/(.+?)\/?$/.exec(address);
  if (run) {
    return { kind: 'run', runId: run[1], path: checkPath(run[2]) };
  }
  const proxied =
    /^mlflow-artifacts:(?:\/\/([^/]*))?\/*(.+?)\/*$/.exec(address) ??
    /^https?:\/\/([^/?#]*)[^?#]*\/api\/2\.0\/mlflow-artifacts\/artifacts\/+(.+?)\/*$/.exec(
      address,
    );
  if (proxied) {
    const [, host, path] = proxied;
    if (host && !ownHosts.has(host.toLowerCase())) {
      throw new InputError(
        `The artefact is at ${JSON.stringify(
          host.slice(0, 200),
        )}, which is none of the addresses of this MLflow instance; set its clientUri when it is the same server`,
      );
    }
    return { kind: 'proxy', path: checkPath(path) };
  }
  throw new InputError(
    `The artefact is at ${schemeOf(
      address,
    )}, which the MLflow server does not serve; start it with --artifacts-destination, so that it proxies artefacts`,
  );
}

/** A relative path without empty, `.` and `..` segments. Throws `InputError` for another. */
export function checkPath(path: string): string {
  const strange = path
    .split('/')
    .some(segment => segment === '' || segment === '.' || segment === '..');
  if (strange || path.includes('\\') || path.includes('\0')) {
    throw new InputError(
      `The artefact has a path that leaves its root or is not plain: ${JSON.stringify(
        path.slice(0, 200),
      )}`,
    );
  }
  return path;
}

/** A path with its segments encoded for an address. */
export function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

function schemeOf(address: string) {
  return (
    /^([a-z][a-z0-9+.-]{0,20}):/i.exec(address)?.[1].concat(':') ??
    'a local path'
  );
}
