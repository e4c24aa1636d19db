import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { HousekeepingService } from '../../housekeeping';
import { readQuery } from '../readQuery';

/** What is out of order among the models, for people and for programs that report it. */
export function createHousekeepingRoutes(options: {
  housekeeping: HousekeepingService;
  httpAuth: HttpAuthService;
}): Router {
  const { housekeeping, httpAuth } = options;
  const router = PromiseRouter();

  router.get('/housekeeping', async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    const query = readQuery<'getHousekeeping'>(request);
    response.json(await housekeeping.getPage(query, credentials));
  });

  return router;
}
