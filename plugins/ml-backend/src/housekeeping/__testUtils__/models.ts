import type { RegisteredModel } from '@slipway/plugin-ml-common';
import type { ModelSpec } from '../../entities';
import { aModel as aSpec, someFacts } from '../../fleet/__testUtils__/models';
import type { DescribedModel } from '../../fleet/DescribedModels';

/** A model of the catalog of which the fleet knows nothing else. */
export const aModel = (
  name: string,
  spec: Partial<ModelSpec> = {},
  facts: Partial<DescribedModel['facts']> = {},
): DescribedModel => ({
  spec: aSpec(name, spec),
  facts: someFacts(facts),
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
