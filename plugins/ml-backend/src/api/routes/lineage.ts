import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { LineageReader } from '../../lineage';
import { entityRefOf } from '../entityRef';
import { readQuery } from '../readQuery';

const ENTITY = '/entities/:kind/:namespace/:name';

/** What something is made from, what breaks with it, and the same as OpenLineage events. */
export function createLineageRoutes(options: {
  httpAuth: HttpAuthService;
  lineage: LineageReader;
}): Router {
  const { httpAuth, lineage } = options;
  const router = PromiseRouter();

  router.get(`${ENTITY}/lineage`, async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    const { direction = 'both', depth = 3 } = readQuery<'getLineage'>(request);
    const ref = entityRefOf(request.params);
    response.json(
      await lineage.getLineage(ref, { direction, depth }, credentials),
    );
  });

  router.get(`${ENTITY}/impact`, async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    const { limit = 50, cursor } = readQuery<'getImpact'>(request);
    const ref = entityRefOf(request.params);
    response.json(await lineage.getImpact(ref, { limit, cursor }, credentials));
  });

  router.get(`${ENTITY}/lineage/openlineage`, async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    const { direction = 'both', depth = 6 } =
      readQuery<'exportLineage'>(request);
    const ref = entityRefOf(request.params);
    const { events, gaps } = await lineage.exportOpenLineage(
      ref,
      { direction, depth },
      credentials,
    );
    const name = request.params.name.replace(/[^\w.-]/g, '_');
    response.setHeader(
      'content-disposition',
      `attachment; filename="${name}.openlineage.json"`,
    );
    if (gaps.length > 0) {
      response.setHeader('slipway-incomplete', gaps.join(', '));
    }
    response.json(events);
  });

  return router;
}
