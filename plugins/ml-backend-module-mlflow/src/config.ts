import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { type OutsideCredentials, checkAddress } from '@slipway/plugin-ml-node';

/** Configuration key of the instances, for errors. */
export const CONFIG_KEY = 'ml.mlflow.instances';

/** One MLflow server. */
export type MlflowInstance = {
  name: string;
  /** Base address, with the static prefix where there is one. */
  url: string;
  /** Address for people. */
  webUrl: string;
  /** Address for programs, without credentials. */
  clientUri: string;
  credentials?: OutsideCredentials;
  /** Largest artefact that is digested, in bytes. */
  maxArtefactBytes: number;
  /** How MLflow tells of changes by itself; polling alone without it. */
  webhooks?: MlflowWebhooks;
};

/** How MLflow tells the portal of changes. */
export type MlflowWebhooks = {
  /** Signs the deliveries. */
  secret: string;
  /** Where MLflow reaches the portal, when that is not `backend.baseUrl`: whole, with `/api/ml/hints/<instance>`. */
  url?: string;
};

/** A shorter secret can be guessed. */
const SHORTEST_SECRET = 16;

/** 5 GiB. */
const DEFAULT_MAX_ARTEFACT_BYTES = 5 * 1024 ** 3;

/** Reads `ml.mlflow.instances`; none when absent. Throws `InputError` that names the instance and the key. */
export function readMlflowInstances(config: Config): MlflowInstance[] {
  const instances = (config.getOptionalConfigArray(CONFIG_KEY) ?? []).map(
    readInstance,
  );
  const names = new Set<string>();
  for (const { name } of instances) {
    if (names.has(name)) {
      throw new InputError(
        `${CONFIG_KEY} has two instances with the name ${name}; give each its own`,
      );
    }
    names.add(name);
  }
  return instances;
}

function readInstance(config: Config): MlflowInstance {
  const name = config.getString('name');
  const key = `${CONFIG_KEY} (${name})`;
  const url = checkAddress(config.getString('url'), `${key}.url`);
  const maxArtefactBytes =
    config.getOptionalNumber('maxArtefactBytes') ?? DEFAULT_MAX_ARTEFACT_BYTES;
  if (!(maxArtefactBytes > 0)) {
    throw new InputError(`${key}.maxArtefactBytes must be above 0`);
  }
  return {
    name,
    url,
    webUrl: checkAddress(
      config.getOptionalString('webUrl') ?? url,
      `${key}.webUrl`,
    ),
    clientUri: checkAddress(
      config.getOptionalString('clientUri') ?? url,
      `${key}.clientUri`,
    ),
    credentials: readCredentials(config, key),
    maxArtefactBytes,
    webhooks: readWebhooks(config, key),
  };
}

function readWebhooks(config: Config, key: string): MlflowWebhooks | undefined {
  const webhooks = config.getOptionalConfig('webhooks');
  if (!webhooks) return undefined;
  const secret = webhooks.getString('secret');
  if (secret.length < SHORTEST_SECRET) {
    throw new InputError(
      `${key}.webhooks.secret must have at least ${SHORTEST_SECRET} characters`,
    );
  }
  const url = webhooks.getOptionalString('url');
  return {
    secret,
    url:
      url === undefined ? undefined : checkAddress(url, `${key}.webhooks.url`),
  };
}

function readCredentials(
  config: Config,
  key: string,
): OutsideCredentials | undefined {
  const token = config.getOptionalString('token');
  const username = config.getOptionalString('username');
  const password = config.getOptionalString('password');
  if (token !== undefined && (username ?? password) !== undefined) {
    throw new InputError(
      `${key} has a token and a username or password; give only one kind of credentials`,
    );
  }
  if ((username === undefined) !== (password === undefined)) {
    throw new InputError(`${key} needs both username and password`);
  }
  if (token !== undefined) {
    return { kind: 'bearer', token };
  }
  if (username !== undefined && password !== undefined) {
    return { kind: 'basic', username, password };
  }
  return undefined;
}
