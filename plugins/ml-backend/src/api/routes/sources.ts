import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { mlReadPermission, type SourceState } from '@slipway/plugin-ml-common';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { EntityAccess } from '../../authorization';
import type { MirrorReader, MirrorState } from '../../mirror';
import type { SourceStates } from '../../ports/SourceStates';

/** What is kept current of a source; a system that is both registry and tracking server is two sources. */
function mirrorOf(
  { name, port }: SourceState,
  states: readonly MirrorState[],
): SourceState['mirror'] {
  const what = port === 'tracking' ? 'runs' : port;
  return states
    .filter(state => state.instance === name && state.what === what)
    .map(({ instance: _, ...state }) => state);
}

/** The outside systems, how they answer, how far what is kept of them is, and what of them cannot be read. */
export function createSourceRoutes(options: {
  access: EntityAccess;
  httpAuth: HttpAuthService;
  mirror: MirrorReader;
  sourceStates: SourceStates;
}): Router {
  const { access, httpAuth, mirror, sourceStates } = options;
  const router = PromiseRouter();

  router.get('/sources', async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    await access.require(mlReadPermission, credentials);
    const [sources, states] = await Promise.all([
      sourceStates.getAll(),
      mirror.states(),
    ]);
    response.json({
      items: sources.map(source => ({
        ...source,
        mirror: mirrorOf(source, states),
      })),
    });
  });

  router.get('/sources/:instance/unread', async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    await access.require(mlReadPermission, credentials);
    response.json({ items: await mirror.unread(request.params.instance) });
  });

  return router;
}
