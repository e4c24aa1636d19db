import { createHash } from 'node:crypto';
import type { FleetRow, HealthStatus } from '@slipway/plugin-ml-common';
import type { ModelSpec } from '../entities';
import { attentionOf, healthRank } from './attention';
import type { FleetFacts, FleetModel } from './types';

/** Row of `fleet_models`. */
export type ModelRow = {
  ref: string;
  spec: string;
  name_key: string;
  search_text: string;
  owner: string;
  tier: number;
  lifecycle: string;
  serving_mode: string;
  registry_instance: string;
  registry_model: string;
  aliases: string;
  facts: string;
  health: HealthStatus;
  health_rank: number;
  attention: number;
  running_launches: number;
  open_promotions: number;
  moved_outside: number;
  last_trained_at: string;
  refreshed_at: string;
  due_at: string;
};

const NOTHING_KNOWN: FleetFacts = {
  serving: [],
  health: 'unknown',
  openPromotions: [],
  runningLaunches: 0,
};

/** The columns that come from the model's description. */
export const specColumns = (spec: ModelSpec) => ({
  spec: JSON.stringify(spec),
  name_key: (spec.title ?? spec.name).toLocaleLowerCase('en-US').slice(0, 300),
  search_text: [
    spec.name,
    spec.title,
    spec.description,
    spec.type,
    spec.owner,
    spec.registry.model,
  ]
    .filter(Boolean)
    .join('\n')
    .toLocaleLowerCase('en-US'),
  owner: spec.owner,
  tier: spec.tier,
  lifecycle: spec.lifecycle,
  serving_mode: spec.serving.mode,
  registry_instance: spec.registry.instance,
  registry_model: spec.registry.model,
});

/** The columns that come from the other rooms. */
export const factColumns = (facts: FleetFacts, tier: number) => ({
  facts: JSON.stringify(facts),
  health: facts.health,
  health_rank: healthRank(facts.health),
  attention: attentionOf(facts, tier),
  running_launches: facts.runningLaunches,
  open_promotions: facts.openPromotions.length,
  moved_outside: facts.movedOutside?.length ?? 0,
  last_trained_at: facts.lastTrainedAt ?? '',
});

/** A model that was just found in the catalog: nothing is known of it yet, and it is due at once. */
export const newRow = (spec: ModelSpec, now: string): ModelRow => ({
  ref: spec.ref,
  ...specColumns(spec),
  ...factColumns(NOTHING_KNOWN, spec.tier),
  aliases: '{}',
  refreshed_at: now,
  due_at: now,
});

/** A row as a model. */
export const toModel = (
  row: Pick<ModelRow, 'spec' | 'facts' | 'aliases'>,
): FleetModel => ({
  spec: JSON.parse(row.spec),
  facts: JSON.parse(row.facts),
  aliases: JSON.parse(row.aliases),
});

/** A model in the API's words. */
export function toFleetRow({
  spec,
  facts,
}: Pick<FleetModel, 'spec' | 'facts'>): FleetRow {
  const { changesAt: _, ...shown } = facts;
  return {
    ref: spec.ref,
    name: spec.name,
    title: spec.title,
    description: spec.description,
    type: spec.type,
    owner: spec.owner,
    tier: spec.tier,
    lifecycle: spec.lifecycle,
    servingMode: spec.serving.mode,
    registry: spec.registry,
    ...shown,
  };
}

/** A short fingerprint of plain JSON, to see whether it changed. */
export const fingerprint = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex');
