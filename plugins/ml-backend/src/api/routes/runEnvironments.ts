import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { RunEnvironmentsRequest } from '@slipway/plugin-ml-common';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { RunEnvironmentPages } from '../../models';
import { entityRefOf } from '../entityRef';
import { goneSignal } from '../goneSignal';

/** The packages that runs of a model logged. */
export function createRunEnvironmentRoutes(options: {
  httpAuth: HttpAuthService;
  runEnvironmentPages: RunEnvironmentPages;
}): Router {
  const { httpAuth, runEnvironmentPages } = options;
  const router = PromiseRouter();

  router.post(
    '/entities/:kind/:namespace/:name/runs/environments',
    async (request, response) => {
      const credentials = await httpAuth.credentials(request, {
        allow: ['user'],
      });
      const { runIds, read = false }: RunEnvironmentsRequest = request.body;
      response.json(
        await runEnvironmentPages.getEnvironments(
          entityRefOf(request.params),
          { runIds, read },
          credentials,
          goneSignal(response),
        ),
      );
    },
  );

  return router;
}
