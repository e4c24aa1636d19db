import { OutsideClient } from '@slipway/plugin-ml-node';
import { CONFIG_KEY, type MlflowInstance } from './config';

/** Path of MLflow's REST API. */
export const API = '/api/2.0/mlflow';

/** The client for one MLflow server. */
export function createMlflowClient(instance: MlflowInstance): OutsideClient {
  return new OutsideClient({
    system: 'MLflow',
    instance: instance.name,
    url: instance.url,
    configKey: CONFIG_KEY,
    credentials: instance.credentials,
  });
}
