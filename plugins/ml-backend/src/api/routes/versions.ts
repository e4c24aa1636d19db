import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { VersionPages } from '../../models';
import { entityRefOf } from '../entityRef';
import { readQuery } from '../readQuery';

const VERSIONS = '/entities/:kind/:namespace/:name/versions';

/** The versions of a model: the list, one, and two compared. */
export function createVersionRoutes(options: {
  httpAuth: HttpAuthService;
  versionPages: VersionPages;
}): Router {
  const { httpAuth, versionPages } = options;
  const router = PromiseRouter();

  router.get(VERSIONS, async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user'],
    });
    const { limit = 50, ...query } = readQuery<'getVersions'>(request);
    const ref = entityRefOf(request.params);
    response.json(
      await versionPages.listVersions(ref, { limit, ...query }, credentials),
    );
  });

  router.get(`${VERSIONS}/:version`, async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user'],
    });
    const { version } = request.params;
    const ref = entityRefOf(request.params);
    response.json(await versionPages.getVersion(ref, version, credentials));
  });

  router.get(`${VERSIONS}/:version/comparison`, async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user'],
    });
    const { with: right } = readQuery<'compareVersions'>(request);
    const ref = entityRefOf(request.params);
    const versions = { left: request.params.version, right };
    response.json(
      await versionPages.compareVersions(ref, versions, credentials),
    );
  });

  return router;
}
