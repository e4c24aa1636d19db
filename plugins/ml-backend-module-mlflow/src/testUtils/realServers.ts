import { z } from 'zod';
import type { MlflowInstance } from '../config';

const others = z.array(
  z.object({
    name: z.string(),
    url: z.string(),
    username: z.string().optional(),
    password: z.string().optional(),
  }),
);

/** A real MLflow, as the adapter is told of it. */
export type RealServer = { name: string; instance: MlflowInstance };

/**
 * Every MLflow server that `./slipway test` has started: the embedded one (`SLIPWAY_TEST_MLFLOW_URL`), and others on
 * PostgreSQL and behind basic-auth (`SLIPWAY_TEST_MLFLOWS`). Outside of it none is real, and `servers` holds one that
 * tests may be described with but not run on: Jest knows no empty table.
 */
export function realServers(env = process.env): {
  isReal: boolean;
  servers: RealServer[];
} {
  const { SLIPWAY_TEST_MLFLOW_URL: url, SLIPWAY_TEST_MLFLOWS: more = '[]' } =
    env;
  const described = url
    ? [{ name: 'on SQLite', url }, ...others.parse(JSON.parse(more))]
    : [{ name: 'nowhere', url: 'http://127.0.0.1' }];
  return {
    isReal: url !== undefined,
    servers: described.map(({ name, ...server }) => ({
      name,
      instance: toInstance(server),
    })),
  };
}

function toInstance(server: {
  url: string;
  username?: string;
  password?: string;
}): MlflowInstance {
  const { url, username, password } = server;
  return {
    name: 'default',
    url,
    webUrl: url,
    clientUri: url,
    maxArtefactBytes: 1_000_000,
    credentials:
      username !== undefined && password !== undefined
        ? { kind: 'basic', username, password }
        : undefined,
  };
}
