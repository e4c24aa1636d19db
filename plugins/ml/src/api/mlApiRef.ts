import { createApiRef } from '@backstage/frontend-plugin-api';
import type { MlClient } from '@slipway/plugin-ml-common';

/** The client of the `ml` backend. */
export type MlApi = MlClient;

/** Utility API: the client of the `ml` backend. */
export const mlApiRef = createApiRef<MlApi>({ id: 'plugin.ml.client' });
