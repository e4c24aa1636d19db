import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import type { LaunchRequest } from '@slipway/plugin-ml-common';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { audited } from '../../authorization';
import type { AuthorizedLaunchService } from '../../launches';
import { readQuery } from '../readQuery';
import { goneSignal } from '../goneSignal';

const lower = (ref: string) => ref.toLocaleLowerCase('en-US');

/** Launches. Bodies and queries were checked by openapi.yaml. */
export function createLaunchRoutes(options: {
  auditor: AuditorService;
  authorizedLaunches: AuthorizedLaunchService;
  httpAuth: HttpAuthService;
}): Router {
  const { auditor, authorizedLaunches, httpAuth } = options;
  const router = PromiseRouter();

  router.get('/launches', async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    const { pipeline, model, state, limit, cursor } =
      readQuery<'getLaunches'>(request);
    response.json(
      await authorizedLaunches.list(
        {
          pipeline: pipeline && lower(pipeline),
          model: model && lower(model),
          state,
          limit: limit ?? 50,
          cursor,
        },
        credentials,
      ),
    );
  });

  router.post('/launches', async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    const body: LaunchRequest = request.body;
    const launch = await audited(
      auditor,
      {
        eventId: 'launch-create',
        request,
        severityLevel: 'medium',
        meta: { pipeline: body.pipeline },
      },
      () =>
        authorizedLaunches.launch(
          {
            pipeline: lower(body.pipeline),
            model: body.model && lower(body.model),
            parameters: JSON.parse(JSON.stringify(body.parameters ?? {})),
            resources: body.resources,
            reason: body.reason,
            idempotencyKey: request.header('idempotency-key'),
          },
          credentials,
        ),
    );
    response.status(201).json(launch);
  });

  router.get('/launches/:id', async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    response.json(await authorizedLaunches.get(request.params.id, credentials));
  });

  router.get('/launches/:id/log', async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    const { attempt, offset, maxBytes } = readQuery<'getLaunchLog'>(request);
    response.json(
      await authorizedLaunches.readLog(
        {
          id: request.params.id,
          attempt,
          offset: offset ?? 0,
          maxBytes: maxBytes ?? 262_144,
        },
        credentials,
        goneSignal(response),
      ),
    );
  });

  router.post('/launches/:id/stop', async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    const { id } = request.params;
    const launch = await audited(
      auditor,
      {
        eventId: 'launch-stop',
        request,
        severityLevel: 'medium',
        meta: { id },
      },
      () => authorizedLaunches.stop(id, request.body.reason, credentials),
    );
    response.status(202).json(launch);
  });

  router.post('/launches/:id/retry', async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    const { id } = request.params;
    const launch = await audited(
      auditor,
      {
        eventId: 'launch-retry',
        request,
        severityLevel: 'medium',
        meta: { id },
      },
      () => authorizedLaunches.retry(id, credentials),
    );
    response.status(202).json(launch);
  });

  return router;
}
