import type { RegisteredModel } from '@slipway/plugin-ml-common';
import type { ModelSpec } from '../../entities';
import type { DescribedModel } from '../../fleet/DescribedModels';

/** A model of the catalog of which the fleet knows nothing else. */
export const aModel = (
  name: string,
  spec: Partial<ModelSpec> = {},
  facts: Partial<DescribedModel['facts']> = {},
): DescribedModel => ({
  spec: {
    ref: `mlmodel:default/${name}`,
    name,
    type: 'classifier',
    lifecycle: 'production',
    owner: 'group:default/departures',
    tier: 2,
    registry: { instance: 'default', model: name },
    experiments: [name],
    trainedBy: [],
    uses: [],
    serving: { mode: 'online' },
    runbooks: {},
    ...spec,
  },
  facts: {
    serving: [],
    health: 'healthy',
    openPromotions: [],
    runningLaunches: 0,
    ...facts,
  },
});

/** A registered model without versions. */
export const registered = (
  model: string,
  changes: Partial<RegisteredModel> = {},
): RegisteredModel => ({
  instance: 'default',
  model,
  tags: {},
  aliases: {},
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
  versions: 0,
  ...changes,
});
