import { createValidatedOpenApiRouterFromGeneratedEndpointMap } from '@backstage/backend-openapi-utils';
import { NotFoundError } from '@backstage/errors';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { openApiDocument } from './openapi.generated';
import { parseBodies } from './parseBodies';
import { explainValidation } from './explainValidation';

/**
 * The plugin's HTTP API: bodies are parsed within bounds, requests are checked against openapi.yaml, then one thin
 * router per room answers.
 */
export function createRouter(rooms: readonly Router[]): Router {
  const router = PromiseRouter();
  router.use(parseBodies());
  const validated: Router =
    createValidatedOpenApiRouterFromGeneratedEndpointMap(
      // The validator writes into the document that it is given.
      structuredClone(openApiDocument),
      { middleware: [(_request, _response, next) => next()] },
    );
  router.use(validated);
  router.use(explainValidation());
  rooms.forEach(room => router.use(room));
  router.use(request => {
    throw new NotFoundError(
      `There is no route ${request.method} ${request.path}; openapi.yaml of the ml plugin has them all`,
    );
  });
  return router;
}
