import type { Entity } from '@backstage/catalog-model';
import type { JsonObject } from '@backstage/types';

/** API version of the kinds that Slipway adds to the catalog. */
export const ML_API_VERSION = 'slipway.dev/v1alpha1';

/** Where a model is registered: a configured registry instance and the name there. */
export type RegistryReference = {
  /** Name of the instance in `ml.mlflow.instances` (or another adapter's). Defaults to `default`. */
  instance?: string;
  /** Registered model name. Defaults to the entity's name. */
  model?: string;
};

/** How a model serves. */
export type ServingMode = 'online' | 'batch' | 'streaming';

/** 1 (critical) to 4 (experimental): decides approvers and gates. */
export type Tier = 1 | 2 | 3 | 4;

/** A long-lived model with an owner, a tier and objectives. */
export interface MLModelEntity extends Entity {
  apiVersion: typeof ML_API_VERSION;
  kind: 'MLModel';
  spec: {
    type: string;
    lifecycle: string;
    owner: string;
    system?: string;
    tier?: Tier;
    registry?: RegistryReference;
    experiments?: string[];
    trainedBy?: string[];
    uses?: string[];
    servedBy?: string[];
    serving?: { mode?: ServingMode; target?: string };
    objectives?: JsonObject[];
    runbooks?: Record<string, string>;
  };
}

/** One column of a feature set. */
export type FeatureDescription = {
  name: string;
  type: string;
  description?: string;
};

/** A group of features with keys, sources and freshness. */
export interface FeatureSetEntity extends Entity {
  apiVersion: typeof ML_API_VERSION;
  kind: 'FeatureSet';
  spec: {
    type: 'batch' | 'streaming' | 'on-demand';
    lifecycle?: string;
    owner: string;
    system?: string;
    store?: { type: string; ref?: string };
    keys?: string[];
    features?: FeatureDescription[];
    sources?: string[];
    /** Promised age: ISO 8601 duration. */
    freshness?: { maxAge: string };
  };
}

/** What one execution of a pipeline needs from a cluster. */
export type PipelineResources = {
  cpus?: number;
  gpus?: number;
  /** Accelerator type as the cluster names it, for example `A100`. */
  accelerator?: string;
  /** Bytes, or a Kubernetes quantity such as `2Gi`. */
  memory?: string | number;
};

/** What a pipeline is for. */
export type PipelineType =
  | 'training'
  | 'feature'
  | 'inference'
  | 'evaluation'
  | 'monitoring';

/** Something that can be launched. */
export interface MLPipelineEntity extends Entity {
  apiVersion: typeof ML_API_VERSION;
  kind: 'MLPipeline';
  spec: {
    type: PipelineType;
    lifecycle?: string;
    owner: string;
    system?: string;
    engine: 'ray' | 'kuberay' | 'databricks' | 'spark' | 'github-actions';
    /** Configured cluster. Defaults to the first one of the engine. */
    cluster?: string;
    /** Repository location. Defaults to where the entity's file came from. */
    source?: { url?: string };
    entrypoint: string;
    /** JSON Schema of the parameters. */
    parameters?: JsonObject;
    resources?: PipelineResources;
    consumes?: string[];
    produces?: string[];
    triggers?: JsonObject[];
  };
}
