import { createHash } from 'node:crypto';
import type { FleetRow, HealthStatus } from '@slipway/plugin-ml-common';
import { keepableText } from '../database/keepableText';
import type { ModelSpec } from '../entities';
import { attentionOf, healthRank } from './attention';
import type { FleetFacts, FleetModel } from './types';

/** Row of `fleet_models`: by what models are found, sorted and counted. Short, for many are read for one page. */
export type ModelRow = {
  number: number;
  ref: string;
  name_key: string;
  owner: string;
  tier: number;
  lifecycle: string;
  serving_mode: string;
  registry_instance: string;
  registry_model: string;
  health: HealthStatus;
  health_rank: number;
  attention: number;
  running_launches: number;
  open_promotions: number;
  moved_outside: number;
  /** 1 where the registry has it no more by its name. */
  gone: number;
  /** Share that is left; {@link NO_BUDGET} where there is none. */
  error_budget: number;
  last_trained_at: string;
  refreshed_at: string;
  due_at: string;
};

/** Row of `fleet_details`: what is shown of a model. */
export type DetailsRow = {
  ref: string;
  spec: string;
  facts: string;
  aliases: string;
};

/** More than any budget has left, so that models without one come after all others when the least comes first. */
export const NO_BUDGET = 2;

const NOTHING_KNOWN: FleetFacts = {
  serving: [],
  health: 'unknown',
  openPromotions: [],
  runningLaunches: 0,
};

/** The columns that come from the model's description, each as long as the table takes it. */
export const specColumns = (spec: ModelSpec) => ({
  name_key: keepableText(
    (spec.title ?? spec.name).toLocaleLowerCase('en-US'),
    300,
  ),
  owner: keepableText(spec.owner, 300),
  tier: spec.tier,
  lifecycle: keepableText(spec.lifecycle, 100),
  serving_mode: spec.serving.mode,
  registry_instance: keepableText(spec.registry.instance, 63),
  registry_model: keepableText(spec.registry.model, 256),
});

// No column and no cursor holds what is no number.
const leftOrNone = (budget: FleetFacts['errorBudget']) =>
  budget && Number.isFinite(budget.left) ? budget.left : NO_BUDGET;

/** The columns that come from the other rooms. */
export const factColumns = (facts: FleetFacts, tier: number) => ({
  health: facts.health,
  health_rank: healthRank(facts.health),
  attention: attentionOf(facts, tier),
  running_launches: facts.runningLaunches,
  open_promotions: facts.openPromotions.length,
  moved_outside: facts.movedOutside?.length ?? 0,
  gone: facts.gone ? 1 : 0,
  error_budget: leftOrNone(facts.errorBudget),
  last_trained_at: (facts.lastTrainedAt ?? '').slice(0, 24),
});

/** A model that was just found in the catalog: nothing is known of it yet, and it is due at once. */
export const newRow = (
  spec: ModelSpec,
  now: string,
): Omit<ModelRow, 'number'> => ({
  ref: spec.ref,
  ...specColumns(spec),
  ...factColumns(NOTHING_KNOWN, spec.tier),
  refreshed_at: now,
  due_at: now,
});

/** What is shown of a model that was just found. */
export const newDetails = (spec: ModelSpec): DetailsRow => ({
  ref: spec.ref,
  spec: JSON.stringify(spec),
  facts: JSON.stringify(NOTHING_KNOWN),
  aliases: '{}',
});

/** A row as a model. */
export const toModel = (
  row: Pick<DetailsRow, 'spec' | 'facts' | 'aliases'>,
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
  const { changesAt: _, byRegistry: __, ...shown } = facts;
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
