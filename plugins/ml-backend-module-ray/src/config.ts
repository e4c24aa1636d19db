import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  type Launcher,
  type OutsideCredentials,
  checkAddress,
} from '@slipway/plugin-ml-node';

/** Configuration key of the clusters, for errors. */
export const CONFIG_KEY = 'ml.ray.clusters';

/** One Ray cluster. */
export type RayCluster = {
  name: string;
  /** Address of the dashboard. */
  url: string;
  /** Address of the dashboard for people. */
  webUrl: string;
  credentials?: OutsideCredentials;
  gpuHolder: Launcher['gpuHolder'];
  price?: Launcher['price'];
  /** Absent where the cluster serves nothing. */
  serve?: RayServe;
};

/** How a cluster serves. */
export type RayServe = {
  /** Address of the HTTP proxy. */
  url: string;
  /** What the proxy binds when Serve is started. */
  host: string;
  port: number;
};

/** Reads `ml.ray.clusters`; none when absent. Throws `InputError` that names the cluster and the key. */
export function readRayClusters(config: Config): RayCluster[] {
  const clusters = (config.getOptionalConfigArray(CONFIG_KEY) ?? []).map(
    readCluster,
  );
  const names = new Set<string>();
  for (const { name } of clusters) {
    if (names.has(name)) {
      throw new InputError(
        `${CONFIG_KEY} has two clusters with the name ${name}; give each its own`,
      );
    }
    names.add(name);
  }
  return clusters;
}

function readCluster(config: Config): RayCluster {
  const name = config.getString('name');
  const key = `${CONFIG_KEY} (${name})`;
  const url = checkAddress(config.getString('url'), `${key}.url`);
  return {
    name,
    url,
    webUrl: checkAddress(
      config.getOptionalString('webUrl') ?? url,
      `${key}.webUrl`,
    ),
    credentials: readCredentials(config),
    gpuHolder: readGpuHolder(config, key),
    price: readPrice(config.getOptionalConfig('price'), key),
    serve: readServe(config, key),
  };
}

function readCredentials(config: Config): OutsideCredentials | undefined {
  const token = config.getOptionalString('token');
  return token === undefined
    ? undefined
    : {
        kind: 'bearer',
        token,
        header: config.getOptionalString('tokenHeader'),
      };
}

function readGpuHolder(config: Config, key: string): Launcher['gpuHolder'] {
  const holder = config.getOptionalString('gpuHolder') ?? 'workers';
  if (holder !== 'entrypoint' && holder !== 'workers') {
    throw new InputError(
      `${key}.gpuHolder is ${holder}; it must be entrypoint or workers`,
    );
  }
  return holder;
}

function readPrice(
  config: Config | undefined,
  key: string,
): Launcher['price'] | undefined {
  if (!config) {
    return undefined;
  }
  const price = {
    currency: config.getString('currency'),
    gpuHour: config.getNumber('gpuHour'),
    cpuHour: config.getNumber('cpuHour'),
  };
  if (!/^[A-Z]{3}$/.test(price.currency)) {
    throw new InputError(`${key}.price.currency must be a code such as USD`);
  }
  if (price.gpuHour < 0 || price.cpuHour < 0) {
    throw new InputError(`${key}.price must not be below 0`);
  }
  return price;
}

function readServe(config: Config, key: string): RayServe | undefined {
  const address = config.getOptionalString('serveUrl');
  if (address === undefined) {
    return undefined;
  }
  const url = checkAddress(address, `${key}.serveUrl`);
  const { hostname, port } = new URL(url);
  const isHere = /^(localhost|127\..*|\[::1\])$/.test(hostname);
  return {
    url,
    host:
      config.getOptionalString('serve.host') ??
      (isHere ? '127.0.0.1' : '0.0.0.0'),
    port:
      config.getOptionalNumber('serve.port') ??
      (port === '' ? 8_000 : Number(port)),
  };
}
