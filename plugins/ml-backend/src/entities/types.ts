import type {
  ObservationKind,
  PipelineResources,
  PipelineType,
  ServingMode,
  Tier,
} from '@slipway/plugin-ml-common';
import type { JsonObject } from '@backstage/types';

/** An objective whose error budget is counted from observations. */
export type CountedObjective = {
  name: string;
  /** Which observations of the entity it counts. */
  indicator: {
    kind: ObservationKind;
    name: string;
    method?: string;
    environment?: string;
  };
  /** When an observation is good. Without it, its value is itself a share of good events, 0 to 1. */
  condition?: { op: 'lt' | 'lte' | 'gt' | 'gte'; value: number };
  /** Share that must be good, at least 0 and below 1. */
  target: number;
  /** ISO 8601 duration; it ends now. */
  window: string;
};

/** An objective of an entity, or why it cannot be computed, in words. */
export type Objective = CountedObjective | { name: string; problem: string };

/** A model with every default resolved, whichever way it is described in the catalog. */
export type ModelSpec = {
  /** Lower-case entity reference. */
  ref: string;
  name: string;
  title?: string;
  description?: string;
  type: string;
  lifecycle: string;
  /** Entity reference of the owner, or `unowned`. */
  owner: string;
  system?: string;
  tier: Tier;
  registry: { instance: string; model: string };
  /** Nothing says that it is registered: `registry` is where it would be. */
  isRegistryGuessed?: boolean;
  experiments: string[];
  /** Entity references of the pipelines that train it. */
  trainedBy: string[];
  /** Entity references of its feature sets. */
  uses: string[];
  serving: { mode: ServingMode; target?: string };
  runbooks: Record<string, string>;
  /** Absent where there are none. */
  objectives?: Objective[];
  /** Nobody described it: made from the registry's entry. */
  discovered?: boolean;
};

/** A pipeline with every default resolved. */
export type PipelineSpec = {
  ref: string;
  name: string;
  description?: string;
  type: PipelineType;
  owner: string;
  engine: string;
  cluster?: string;
  /** Backstage repository URL of the tree to run, where it is known. */
  sourceUrl?: string;
  entrypoint: string;
  /** JSON Schema. */
  parameters: JsonObject;
  /** As written in the entity; memory still in the entity's form. */
  resources: PipelineResources;
  /** The model it trains or observes, by the catalog's relations, where there is exactly one. */
  model?: string;
};
