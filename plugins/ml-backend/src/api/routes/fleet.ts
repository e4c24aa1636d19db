import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { FleetService } from '../../fleet';
import { readQuery } from '../readQuery';

/** Every model that the caller may see. */
export function createFleetRoutes(options: {
  fleet: FleetService;
  httpAuth: HttpAuthService;
}): Router {
  const { fleet, httpAuth } = options;
  const router = PromiseRouter();

  router.get('/fleet', async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user'],
    });
    response.json(
      await fleet.getPage(readQuery<'getFleet'>(request), credentials),
    );
  });

  return router;
}
