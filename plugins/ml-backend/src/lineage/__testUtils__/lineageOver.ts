import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { Run, Version } from '@slipway/plugin-ml-common';
import { EntityAccess } from '../../authorization';
import { BaseVersions } from '../BaseVersions';
import { CataloguedData } from '../CataloguedData';
import { CatalogLineage } from '../CatalogLineage';
import { DataReaders } from '../DataReaders';
import { LineageService } from '../LineageService';
import { ShownVersions } from '../ShownVersions';
import { TrainingData } from '../TrainingData';
import {
  madeFromOf,
  registeredRefs,
  registryOf,
  runsOf,
  servingOf,
  trainedOnOf,
  type Known,
} from './knownModel';

/** Lineage over a catalog, read by a person; says how often the catalog was asked for entities. */
export function lineageOver(catalog: CatalogService, known: Known = {}) {
  const asked = jest.spyOn(catalog, 'getEntitiesByRefs');
  const auth = mockServices.auth();
  const shownVersions = new ShownVersions({
    registry: registryOf(known),
    serving: servingOf(known),
  });
  const lineage = new LineageService({
    access: new EntityAccess({
      auth,
      catalog,
      permissions: mockServices.permissions.mock({
        authorize: async requests =>
          requests.map(() => ({ result: 'ALLOW' as const })),
      }),
    }),
    catalogLineage: new CatalogLineage({
      auth,
      catalog,
      dataReaders: new DataReaders({
        shownVersions,
        trainedOn: trainedOnOf(known),
        madeFrom: madeFromOf(known),
        registeredRefs,
      }),
    }),
    trainingData: new TrainingData({
      shownVersions,
      runs: runsOf(known),
      cataloguedData: new CataloguedData({ auth, catalog }),
    }),
    baseVersions: new BaseVersions({
      auth,
      catalog,
      madeFrom: madeFromOf(known),
      usedModels: { lookAt: async () => {} },
      registeredRefs,
    }),
    staleServers: { of: async () => known.stale ?? [] },
    now: () => new Date('2026-01-02T00:00:00.000Z'),
  });
  return { lineage, asked, person: mockCredentials.user() };
}

const AT = '2026-01-01T00:00:00.000Z';

/** A version that a run made. */
export const trainedVersion = (version: string, runId: string): Version => ({
  version,
  createdAt: AT,
  runId,
  aliases: [],
  tags: {},
  status: 'ready',
  environments: [],
});

/** A finished run that read data. */
export const trainingRun = (id: string, datasets: Run['datasets']): Run => ({
  id,
  name: 'training',
  experimentId: '1',
  status: 'FINISHED',
  startedAt: AT,
  endedAt: '2026-01-01T00:05:00.000Z',
  metrics: [],
  parameters: {},
  tags: {},
  datasets,
});
