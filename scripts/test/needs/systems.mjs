import { mlflow } from '../../parts/mlflow.mjs';
import { ray } from '../../parts/ray.mjs';
import { Supervisor } from '../../processes/Supervisor.mjs';
import { secretsOf } from '../../secrets.mjs';
import { makeState } from './state.mjs';

/** A real MLflow and a real Ray head with one logical GPU, as the embedded portal starts them; their addresses. */
export async function startSystems() {
  const state = await makeState();
  const { settings } = state.value;
  const secrets = secretsOf(settings.state);
  const supervisor = new Supervisor(settings, secrets, {
    url: settings.urls.ray,
    say: () => {},
  });
  const stop = async () => {
    await supervisor.end();
    await state.stop();
  };
  try {
    await Promise.all([supervisor.start(mlflow), supervisor.start(ray)]);
  } catch (error) {
    await stop();
    throw error;
  }
  const { urls } = settings;
  return {
    value: {
      SLIPWAY_TEST_MLFLOW_URL: urls.mlflow,
      SLIPWAY_TEST_RAY_URL: urls.ray,
      SLIPWAY_TEST_RAY_TOKEN: secrets.SLIPWAY_RAY_TOKEN,
      SLIPWAY_TEST_SERVE_URL: urls.serve,
    },
    stop,
  };
}
