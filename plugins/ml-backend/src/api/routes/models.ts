import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { ModelPages } from '../../models';
import { entityRefOf } from '../entityRef';
import { readQuery } from '../readQuery';

const ENTITY = '/entities/:kind/:namespace/:name';

/** Pages of one model and of one pipeline: overview, versions, runs. */
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

  router.get(`${ENTITY}/runs`, async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user'],
    });
    const { limit = 50, ...query } = readQuery<'getRuns'>(request);
    const ref = entityRefOf(request.params);
    response.json(
      await modelPages.listRuns(ref, { limit, ...query }, credentials),
    );
  });

  router.get(`${ENTITY}/runs/:runId`, async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user'],
    });
    const { runId } = request.params;
    const ref = entityRefOf(request.params);
    response.json(await modelPages.getRun(ref, runId, credentials));
  });

  router.get(`${ENTITY}/runs/:runId/curve`, async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user'],
    });
    const { runId } = request.params;
    const { metric, maxPoints = 500 } = readQuery<'getCurve'>(request);
    const ref = entityRefOf(request.params);
    response.json(
      await modelPages.getCurve(ref, { runId, metric, maxPoints }, credentials),
    );
  });

  return router;
}
