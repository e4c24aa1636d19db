import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { ServiceUnavailableError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { Run, Version } from '@slipway/plugin-ml-common';
import { EntityAccess } from '../../authorization';
import { CatalogLineage } from '../CatalogLineage';
import { LineageService } from '../LineageService';
import { TrainingData } from '../TrainingData';

/** What the test's registry and tracking server know of each model. */
export type Known = {
  versions?: Version[];
  runs?: Run[];
  /** Version that serves in production. */
  serving?: string;
  away?: boolean;
};

/** Lineage over a catalog, read by a person; says how often the catalog was asked for entities. */
export function lineageOver(catalog: CatalogService, known: Known = {}) {
  const asked = jest.spyOn(catalog, 'getEntitiesByRefs');
  const auth = mockServices.auth();
  const lineage = new LineageService({
    access: new EntityAccess({
      auth,
      catalog,
      permissions: mockServices.permissions.mock({
        authorize: async requests =>
          requests.map(() => ({ result: 'ALLOW' as const })),
      }),
    }),
    catalogLineage: new CatalogLineage({ auth, catalog }),
    trainingData: new TrainingData({
      registry: {
        listRegisteredVersions: async () => ({ items: [] }),
        listVersions: async () => {
          if (known.away) {
            throw new ServiceUnavailableError('MLflow (default) is away');
          }
          return {
            items: known.versions ?? [],
            freshness: {
              state: 'live',
              system: 'MLflow',
              instance: 'default',
              asOf: '2026-01-01T00:00:00.000Z',
            },
          };
        },
      },
      runs: {
        getRunsById: async (_, ids) =>
          new Map(
            (known.runs ?? [])
              .filter(({ id }) => ids.includes(id))
              .map(run => [run.id, run]),
          ),
      },
      serving: { getByModel: async () => new Map() },
    }),
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
