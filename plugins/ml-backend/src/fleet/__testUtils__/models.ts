import type { ModelSpec } from '../../entities';
import type { FleetFacts } from '../types';

/** A model of the catalog. */
export const aModel = (
  name: string,
  changes: Partial<ModelSpec> = {},
): ModelSpec => ({
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
  ...changes,
});

/** What is known of a healthy model of which nothing else is known. */
export const someFacts = (changes: Partial<FleetFacts> = {}): FleetFacts => ({
  serving: [],
  health: 'healthy',
  openPromotions: [],
  runningLaunches: 0,
  ...changes,
});
