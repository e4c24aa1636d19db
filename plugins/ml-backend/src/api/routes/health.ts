import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { audited } from '../../authorization';
import { parseObservations, type AuthorizedHealthService } from '../../health';
import { entityRefOf } from '../entityRef';
import { readQuery } from '../readQuery';

const EVENT_TYPES = [
  'application/cloudevents+json',
  'application/cloudevents-batch+json',
];

/** Health and observations. */
export function createHealthRoutes(options: {
  auditor: AuditorService;
  authorizedHealth: AuthorizedHealthService;
  httpAuth: HttpAuthService;
  now: () => Date;
}): Router {
  const { auditor, authorizedHealth, httpAuth, now } = options;
  const router = PromiseRouter();

  router.get(
    '/entities/:kind/:namespace/:name/health',
    async (request, response) => {
      const credentials = await httpAuth.credentials(request, {
        allow: ['user'],
      });
      response.json(
        await authorizedHealth.getHealth(
          entityRefOf(request.params),
          credentials,
        ),
      );
    },
  );

  router.get(
    '/entities/:kind/:namespace/:name/observations',
    async (request, response) => {
      const credentials = await httpAuth.credentials(request, {
        allow: ['user'],
      });
      const query = readQuery<'getObservations'>(request);
      response.json(
        await authorizedHealth.listObservations(
          {
            subject: entityRefOf(request.params),
            kind: query.observationKind,
            name: query.observationName,
            method: query.method,
            limit: query.limit ?? 50,
            cursor: query.cursor,
          },
          credentials,
        ),
      );
    },
  );

  router.post('/observations', async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    const result = await audited(
      auditor,
      { eventId: 'observations-record', request, severityLevel: 'low' },
      async () => {
        await authorizedHealth.requireRecord(credentials);
        if (!request.is(EVENT_TYPES)) {
          throw new InputError(
            `content-type: must be ${EVENT_TYPES.join(' or ')}`,
          );
        }
        return authorizedHealth.record(
          parseObservations(request.body, now()),
          credentials,
        );
      },
    );
    response.status(202).json(result);
  });

  return router;
}
