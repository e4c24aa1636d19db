import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { EveryVersion } from '../../registry';
import { readQuery } from '../readQuery';

/** Versions of every registry in one list, for indexes. */
export function createRegisteredVersionRoutes(options: {
  httpAuth: HttpAuthService;
  everyVersion: EveryVersion;
}): Router {
  const { httpAuth, everyVersion } = options;
  const router = PromiseRouter();

  // As with `/registered-models`, not for persons.
  router.get('/registered-versions', async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['service'],
    });
    const { limit = 50, cursor } =
      readQuery<'getEveryRegisteredVersion'>(request);
    response.json(await everyVersion.list({ limit, cursor }, credentials));
  });

  return router;
}
