import {
  ApiBlueprint,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import { createMlClient } from '@slipway/plugin-ml-common';
import { mlApiRef } from './mlApiRef';

/** Makes the client from the portal's discovery and its signed fetch. */
export const mlApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: mlApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: ({ discoveryApi, fetchApi }) =>
        createMlClient({ discoveryApi, fetchApi }),
    }),
});
