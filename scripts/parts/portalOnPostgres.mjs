import { answers } from './answers.mjs';
import { portal } from './portal.mjs';

/**
 * The portal of `./slipway up`, but on PostgreSQL, as one of several replicas behind one address, or with other catalog
 * locations or MLflow servers.
 *
 * @param {{ postgres: string, replica?: { name: string, port: number }, locations?: object[], servers?: object[], discovery?: 'off' }}
 *   options `postgres` is the address of a server, without a database
 */
export const portalOnPostgres = ({
  postgres,
  replica,
  locations,
  servers,
  discovery,
}) => ({
  ...portal,
  ...(replica && {
    name: replica.name,
    title: `Portal (${replica.name})`,
    ready: () =>
      answers(
        `http://localhost:${replica.port}/.backstage/health/v1/readiness`,
      ),
  }),
  start(settings, secrets) {
    const { env, ...rest } = portal.start(settings, secrets);
    return {
      ...rest,
      env: {
        ...env,
        ...(replica && {
          SLIPWAY_PORT: String(replica.port),
          APP_CONFIG_events_useEventBus: '"always"',
        }),
        ...(locations && {
          APP_CONFIG_catalog_locations: JSON.stringify(locations),
        }),
        ...(servers && {
          APP_CONFIG_ml_mlflow_instances: JSON.stringify(servers),
        }),
        ...(discovery && {
          APP_CONFIG_ml_discovery_mode: JSON.stringify(discovery),
        }),
        APP_CONFIG_backend_database_client: '"pg"',
        APP_CONFIG_backend_database_connection: connectionTo(postgres),
      },
    };
  },
});

function connectionTo(postgres) {
  const { hostname, port, username, password } = new URL(postgres);
  return JSON.stringify({
    host: hostname,
    port: Number(port),
    user: username,
    password,
  });
}
