import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Request, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { RunDetailPages } from '../../models';
import { entityRefOf } from '../entityRef';
import { readQuery } from '../readQuery';

const RUN = '/entities/:kind/:namespace/:name/runs/:runId';

/** Everything of one run: its facts and parts, its artefacts with previews. Mounted after the routes of all runs. */
export function createRunDetailRoutes(options: {
  httpAuth: HttpAuthService;
  runDetailPages: RunDetailPages;
}): Router {
  const { httpAuth, runDetailPages } = options;
  const router = PromiseRouter();
  const credentialsOf = (request: Request) =>
    httpAuth.credentials(request, { allow: ['user'] });

  router.get(RUN, async (request, response) => {
    const credentials = await credentialsOf(request);
    const { runId } = request.params;
    const ref = entityRefOf(request.params);
    response.json(await runDetailPages.getRun(ref, runId, credentials));
  });

  router.get(`${RUN}/artefacts`, async (request, response) => {
    const credentials = await credentialsOf(request);
    const { runId } = request.params;
    const {
      model,
      path,
      limit = 50,
      cursor,
    } = readQuery<'getRunArtefacts'>(request);
    const ref = entityRefOf(request.params);
    response.json(
      await runDetailPages.listArtefacts(
        ref,
        { runId, loggedModel: model },
        { path, limit, cursor },
        credentials,
      ),
    );
  });

  router.get(`${RUN}/artefact`, async (request, response) => {
    const credentials = await credentialsOf(request);
    const { runId } = request.params;
    const { model, path } = readQuery<'getRunArtefact'>(request);
    const ref = entityRefOf(request.params);
    response.json(
      await runDetailPages.previewArtefact(
        ref,
        { runId, loggedModel: model },
        path,
        credentials,
      ),
    );
  });

  return router;
}
