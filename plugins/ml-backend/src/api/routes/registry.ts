import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { RegistryHints, RegistryPages } from '../../registry';
import { entityRefOf } from '../entityRef';
import { readQuery } from '../readQuery';

const ENTITY = '/entities/:kind/:namespace/:name';

/** What the registries hold and held, and what they tell by webhook. */
export function createRegistryRoutes(options: {
  httpAuth: HttpAuthService;
  registryHints: RegistryHints;
  registryPages: RegistryPages;
}): Router {
  const { httpAuth, registryHints, registryPages } = options;
  const router = PromiseRouter();

  router.get(`${ENTITY}/history`, async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    const { limit = 50, ...query } = readQuery<'getHistory'>(request);
    const ref = entityRefOf(request.params);
    response.json(
      await registryPages.getHistory(ref, { ...query, limit }, credentials),
    );
  });

  router.get(`${ENTITY}/production`, async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    const at = new Date(readQuery<'getProductionAt'>(request).at);
    if (Number.isNaN(at.getTime())) {
      throw new InputError('at: must be a time as in 2026-11-24T12:00:00Z');
    }
    const ref = entityRefOf(request.params);
    response.json(await registryPages.getProductionAt(ref, at, credentials));
  });

  // Names, descriptions and tags of models whose entities a person may not read: persons read them by their entity.
  router.get('/registered-models', async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['service'],
    });
    const { limit = 50, ...query } = readQuery<'getRegisteredModels'>(request);
    response.json(
      await registryPages.listModels({ ...query, limit }, credentials),
    );
  });

  router.get('/registered-models/versions', async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['service'],
    });
    const {
      instance,
      model,
      limit = 50,
      cursor,
    } = readQuery<'getRegisteredVersions'>(request);
    response.json(
      await registryPages.listVersions(
        { instance, model },
        { limit, cursor },
        credentials,
      ),
    );
  });

  // Without credentials of Backstage: the registry's own signature is checked.
  router.post('/hints/:instance', async (request, response) => {
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [
        name,
        Array.isArray(value) ? value[0] : value,
      ]),
    );
    const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    await registryHints.receive(request.params.instance, { headers, body });
    response.status(202).end();
  });

  return router;
}
