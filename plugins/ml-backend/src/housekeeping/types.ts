import type {
  HousekeepingFinding,
  HousekeepingProblem,
  MLModelEntity,
  RegisteredModelPage,
} from '@slipway/plugin-ml-common';

/** What was active last. */
export type Activity = {
  what: 'run' | 'version' | 'serving' | 'registration';
  at: string;
};

/** Why something is a finding; times are RFC 3339 in UTC. */
export type Reason =
  | { kind: 'nobody' }
  | { kind: 'unknown-owner' }
  | { kind: 'not-configured' }
  | { kind: 'never-registered' }
  | { kind: 'deleted'; at: string }
  | { kind: 'renamed'; to: string }
  | { kind: 'same-model' }
  | { kind: 'same-run'; runId: string }
  /** `digest`: with its algorithm. */
  | { kind: 'same-digest'; digest: string }
  | { kind: 'stale'; last: Activity }
  /** `entity`: what a description of it could say. */
  | { kind: 'undescribed'; entity: MLModelEntity; newest?: string };

/** One thing that is out of order. */
export type Finding = {
  problem: HousekeepingProblem;
  /** Entity; absent where there is none. */
  ref?: string;
  name: string;
  title?: string;
  /** Entity reference, or `unowned`. */
  owner?: string;
  registry: { instance: string; model: string };
  /** Made from the registry's entry, since nobody described it. */
  discovered?: boolean;
  reason: Reason;
  /** Findings with the same group are about each other. */
  group?: string;
};

/** A finding as it is kept. */
export type KeptFinding = Finding & { id: string; foundAt: string };

/** What the sweep asks of the registry. */
export interface RegisteredReader {
  listRegistered(query: {
    cursor?: string;
    limit: number;
    includeDeleted: boolean;
  }): Promise<RegisteredModelPage>;
}

/** Who says that models have changed. */
export interface ChangedModels {
  onChanged(listener: () => void): void;
}

/** What the sweep asks of the mirror: which registries were seen whole. */
export interface MirroredReader {
  states(): Promise<{ instance: string; what: string; completeAt?: string }[]>;
}

/** When the newest run of models started, as far as known, by entity reference; RFC 3339 in UTC. */
export interface LastRunReader {
  getLastRunAt(
    models: readonly {
      ref: string;
      registry: { instance: string };
      experiments: readonly string[];
    }[],
  ): Promise<Map<string, string>>;
}

/** When models last stopped serving, by entity reference; RFC 3339 in UTC. */
export interface LastServedReader {
  getLastServedAt(): Promise<Map<string, string>>;
}

/**
 * When the alias or stage of an environment last let go of a version of registered models, by the name's key; RFC 3339 in
 * UTC.
 */
export interface LastHeldReader {
  getLastHeldAt(
    names: readonly { instance: string; model: string }[],
  ): Promise<Map<string, string>>;
}

/** The digest of the artefact of a version, where somebody has looked at it. */
export type KnownDigest = {
  version: string;
  /** Of the version; RFC 3339 in UTC. */
  createdAt: string;
  digest: string;
};

/** What the sweep asks of artefacts: digests of the newest versions of registered models, page by page. */
export interface DigestReader {
  read(): AsyncIterable<(KnownDigest & { instance: string; model: string })[]>;
}

/** A configured registry. */
export type KnownRegistry = {
  /** In words: `MLflow (default)`. */
  title: string;
  /** Everything that it holds was seen once: what is not known is not there. */
  isComplete: boolean;
};

/** How many findings there are of each problem. */
export type FindingCounts = Record<HousekeepingProblem, number>;

/** The parts of a finding that are words for people. */
export type FindingWords = Pick<HousekeepingFinding, 'why' | 'remedy'>;

/** What the words of a finding depend on besides the finding. */
export type DescribedBy = {
  now: Date;
  /** How many of its group the caller may see besides it. */
  others: number;
  /** The registry in words, where it is configured. */
  registryTitle?: string;
  /** Tag of a registered model that names its owner. */
  ownerTag: string;
};
