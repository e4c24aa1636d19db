import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { ModelPages } from '../../models';
import { entityRefOf } from '../entityRef';
import { readQuery } from '../readQuery';

const ENTITY = '/entities/:kind/:namespace/:name';

/** Pages of one model and of one pipeline: overview and versions. */
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

  router.get(`${ENTITY}/versions`, async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user'],
    });
    const { limit = 50, cursor } = readQuery<'getVersions'>(request);
    const ref = entityRefOf(request.params);
    response.json(
      await modelPages.listVersions(ref, { limit, cursor }, credentials),
    );
  });

  router.get(`${ENTITY}/versions/:version`, async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user'],
    });
    const { version } = request.params;
    const ref = entityRefOf(request.params);
    response.json(await modelPages.getVersion(ref, version, credentials));
  });

  return router;
}
