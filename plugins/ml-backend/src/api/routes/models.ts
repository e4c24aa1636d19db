import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { ModelPages } from '../../models';
import { entityRefOf } from '../entityRef';

const ENTITY = '/entities/:kind/:namespace/:name';

/** Pages of one model and of one pipeline: its overview, and what would be launched. */
export function createModelRoutes(options: {
  httpAuth: HttpAuthService;
  modelPages: ModelPages;
}): Router {
  const { httpAuth, modelPages } = options;
  const router = PromiseRouter();

  router.get(ENTITY, async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user'],
    });
    const ref = entityRefOf(request.params);
    response.json(await modelPages.getOverview(ref, credentials));
  });

  router.get(`${ENTITY}/pipeline`, async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user'],
    });
    const ref = entityRefOf(request.params);
    response.json(await modelPages.getPipeline(ref, credentials));
  });

  return router;
}
