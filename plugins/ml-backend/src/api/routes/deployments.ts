import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { audited } from '../../authorization';
import type { DeploymentPages, RollbackRequester } from '../../deployments';
import { entityRefOf } from '../entityRef';

/** Deployments of a model. Bodies were checked by openapi.yaml. */
export function createDeploymentRoutes(options: {
  auditor: AuditorService;
  deploymentPages: DeploymentPages;
  httpAuth: HttpAuthService;
  rollbacks: RollbackRequester;
}): Router {
  const { auditor, deploymentPages, httpAuth, rollbacks } = options;
  const router = PromiseRouter();

  router.get(
    '/entities/:kind/:namespace/:name/deployments',
    async (request, response) => {
      const credentials = await httpAuth.credentials(request, {
        allow: ['user', 'service'],
      });
      const items = await deploymentPages.list(
        entityRefOf(request.params),
        credentials,
      );
      response.json({ items });
    },
  );

  router.post(
    '/entities/:kind/:namespace/:name/deployments/:environment/rollback',
    async (request, response) => {
      const credentials = await httpAuth.credentials(request, {
        allow: ['user'],
      });
      const model = entityRefOf(request.params);
      const { environment } = request.params;
      const promotion = await audited(
        auditor,
        {
          eventId: 'deployment-roll-back',
          request,
          severityLevel: 'high',
          meta: { model, environment },
        },
        () =>
          deploymentPages.rollBack(
            { model, environment },
            request.body.reason,
            credentials,
            rollbacks,
          ),
      );
      response.status(202).json(promotion);
    },
  );

  return router;
}
