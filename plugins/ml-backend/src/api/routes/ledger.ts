import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { mlLedgerReadPermission } from '@slipway/plugin-ml-common';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { EntityAccess } from '../../authorization';
import type { AuthorizedLaunchService } from '../../launches';
import type { LedgerReader } from '../../ledger';
import { goneSignal } from '../goneSignal';
import { readQuery } from '../readQuery';

const LAUNCH = /^launch:(.+)$/;

/** The ledger. Who may see a launch may see its entries; the rest takes `ml.ledger.read`. */
export function createLedgerRoutes(options: {
  access: EntityAccess;
  authorizedLaunches: AuthorizedLaunchService;
  httpAuth: HttpAuthService;
  ledger: LedgerReader;
}): Router {
  const { access, authorizedLaunches, httpAuth, ledger } = options;
  const router = PromiseRouter();

  router.get('/ledger', async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    const { subject, limit, cursor } = readQuery<'getLedger'>(request);
    const launchId = LAUNCH.exec(subject ?? '')?.[1];
    if (launchId) {
      await authorizedLaunches.requireReadById(launchId, credentials);
    } else {
      await access.require(mlLedgerReadPermission, credentials);
    }
    response.json(await ledger.list({ subject, limit: limit ?? 50, cursor }));
  });

  router.get('/ledger/verification', async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    await access.require(mlLedgerReadPermission, credentials);
    response.json(await ledger.verify({ signal: goneSignal(response) }));
  });

  return router;
}
