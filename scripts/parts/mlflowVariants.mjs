import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { extrasPath } from '../setup/mlflowExtras.mjs';
import { mlflow } from './mlflow.mjs';

/** The user that MLflow's basic-auth app makes at its first start. */
export const ADMIN = 'admin';

/** In the app's own format; it keeps its users beside the runs, and a checked password for a minute: each check costs 0.4 s. */
const authConfig = `[mlflow]
default_permission = NO_PERMISSIONS
database_uri = sqlite:///basic_auth.db
admin_username = ${ADMIN}
auth_cache_ttl_seconds = 60
authorization_function = mlflow.server.auth:authenticate_request_basic_auth
`;

/**
 * MLflow as the embedded portal starts it, but on another database, or behind its basic-auth app. Needs
 * `installMlflowExtras`.
 *
 * @param {{ database?: string, password?: string }} variant `database` in SQLAlchemy's words; `password` of {@link ADMIN}
 *   turns basic-auth on
 */
export const mlflowWith = ({ database, password }) => ({
  ...mlflow,
  start(settings, secrets) {
    const { args, env, cwd, ...rest } = mlflow.start(settings, secrets);
    const place = database
      ? args.map(arg => (arg.startsWith('sqlite:') ? database : arg))
      : args;
    return {
      ...rest,
      cwd,
      args: password ? [...place, '--app-name', 'basic-auth'] : place,
      env: {
        ...env,
        ...extrasPath(),
        ...(password ? basicAuth(cwd, password) : {}),
      },
    };
  },
});

function basicAuth(folder, password) {
  const file = join(folder, 'basic_auth.ini');
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, authConfig, { mode: 0o600 });
  return {
    MLFLOW_AUTH_CONFIG_PATH: file,
    MLFLOW_AUTH_ADMIN_PASSWORD: password,
    MLFLOW_FLASK_SERVER_SECRET_KEY: password,
  };
}
