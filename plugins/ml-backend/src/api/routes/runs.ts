import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { RunCurvesRequest } from '@slipway/plugin-ml-common';
import type { Request, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { RunPages } from '../../models';
import { entityRefOf } from '../entityRef';
import { readQuery } from '../readQuery';

const RUNS = '/entities/:kind/:namespace/:name/runs';

/** Runs of a model: the list, its columns, comparison, curves. */
export function createRunRoutes(options: {
  httpAuth: HttpAuthService;
  runPages: RunPages;
}): Router {
  const { httpAuth, runPages } = options;
  const router = PromiseRouter();
  const credentialsOf = (request: Request) =>
    httpAuth.credentials(request, { allow: ['user'] });

  router.get(RUNS, async (request, response) => {
    const credentials = await credentialsOf(request);
    const { limit = 50, ...query } = readQuery<'getRuns'>(request);
    const ref = entityRefOf(request.params);
    response.json(
      await runPages.listRuns(ref, { limit, ...query }, credentials),
    );
  });

  router.get(`${RUNS}/columns`, async (request, response) => {
    const credentials = await credentialsOf(request);
    const query = readQuery<'getRunColumns'>(request);
    const ref = entityRefOf(request.params);
    response.json(await runPages.getColumns(ref, query, credentials));
  });

  router.post(`${RUNS}/comparison`, async (request, response) => {
    const credentials = await credentialsOf(request);
    const { runIds }: { runIds: string[] } = request.body;
    const ref = entityRefOf(request.params);
    response.json(await runPages.compareRuns(ref, runIds, credentials));
  });

  router.post(`${RUNS}/curves`, async (request, response) => {
    const credentials = await credentialsOf(request);
    const { maxPoints = 500, ...query }: RunCurvesRequest = request.body;
    const ref = entityRefOf(request.params);
    response.json(
      await runPages.getCurves(ref, { maxPoints, ...query }, credentials),
    );
  });

  router.get(`${RUNS}/:runId/curve`, async (request, response) => {
    const credentials = await credentialsOf(request);
    const { runId } = request.params;
    const { metric, maxPoints = 500 } = readQuery<'getCurve'>(request);
    const ref = entityRefOf(request.params);
    response.json(
      await runPages.getCurve(ref, { runId, metric, maxPoints }, credentials),
    );
  });

  return router;
}
