import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { mlReadPermission } from '@slipway/plugin-ml-common';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { EntityAccess } from '../../authorization';
import type { SourceStates } from '../../ports/SourceStates';

/** The outside systems and how they answer. */
export function createSourceRoutes(options: {
  access: EntityAccess;
  httpAuth: HttpAuthService;
  sourceStates: SourceStates;
}): Router {
  const { access, httpAuth, sourceStates } = options;
  const router = PromiseRouter();

  router.get('/sources', async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user'],
    });
    await access.require(mlReadPermission, credentials);
    response.json({ items: await sourceStates.getAll() });
  });

  return router;
}
