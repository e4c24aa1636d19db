import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import type { Request, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { audited, type AuditedEvent } from '../../authorization';
import type { AuthorizedPromotionService } from '../../promotions';
import { readQuery } from '../readQuery';

/** Promotions: ask, look, decide. */
export function createPromotionRoutes(options: {
  auditor: AuditorService;
  httpAuth: HttpAuthService;
  promotions: AuthorizedPromotionService;
}): Router {
  const { auditor, httpAuth, promotions } = options;
  const router = PromiseRouter();
  const readCredentials = (request: Request) =>
    httpAuth.credentials(request, { allow: ['user', 'service'] });
  const act = <T>(
    request: Request,
    eventId: string,
    severityLevel: AuditedEvent['severityLevel'],
    meta: AuditedEvent['meta'],
    what: () => Promise<T>,
  ) => audited(auditor, { eventId, request, severityLevel, meta }, what);

  router.get('/promotions', async (request, response) => {
    const credentials = await readCredentials(request);
    const query = readQuery<'getPromotions'>(request);
    response.json(await promotions.list(query, credentials));
  });

  router.post('/promotions', async (request, response) => {
    const credentials = await readCredentials(request);
    const { model, version, environment, mode } = request.body;
    const promotion = await act(
      request,
      'promotion-request',
      'medium',
      { model, version, environment, mode },
      () =>
        promotions.request(
          request.body,
          credentials,
          request.header('idempotency-key'),
        ),
    );
    response.status(201).json(promotion);
  });

  router.post('/promotions/preview', async (request, response) => {
    const credentials = await readCredentials(request);
    response.json(await promotions.preview(request.body, credentials));
  });

  router.get('/promotions/:id', async (request, response) => {
    const credentials = await readCredentials(request);
    response.json(await promotions.get(request.params.id, credentials));
  });

  router.post('/promotions/:id/approve', async (request, response) => {
    const credentials = await readCredentials(request);
    const { id } = request.params;
    const promotion = await act(
      request,
      'promotion-approve',
      'high',
      { id },
      () => promotions.approve(id, request.body, credentials),
    );
    response.json(promotion);
  });

  for (const word of ['reject', 'withdraw', 'abort'] as const) {
    router.post(`/promotions/:id/${word}`, async (request, response) => {
      const credentials = await readCredentials(request);
      const { id } = request.params;
      const { reason } = request.body;
      const promotion = await act(
        request,
        `promotion-${word}`,
        word === 'abort' ? 'high' : 'medium',
        { id, reason },
        () => promotions[word](id, reason, credentials),
      );
      response.json(promotion);
    });
  }

  return router;
}
