import type { GateOutcome } from '@slipway/plugin-ml-common';
import type {
  ArtefactDigest,
  ModelRegistry,
  TrackingServer,
} from '@slipway/plugin-ml-node';
import type { JsonObject } from '@backstage/types';
import type { HealthReader } from '../../health/types';
import type { Digest } from '../types';
import type { GateRule } from './rules';

/** What a gate says. Only `passed` is a pass. */
export type Judgement = {
  outcome: Exclude<GateOutcome, 'pending'>;
  /** One sentence. */
  summary: string;
};

/** Which version is judged, and against what. */
export type GateSubject = {
  /** Entity reference. */
  model: string;
  registeredModel: string;
  version: string;
  /** The digest that is fixed in the promotion. */
  digest: ArtefactDigest;
  /** The version that the environment's alias points at now. */
  champion?: string;
};

/** Where gates read their evidence. */
export type EvidenceSources = {
  registry: ModelRegistry;
  tracking: TrackingServer;
  health: HealthReader;
};

/** One gate as it was evaluated. */
export type EvaluatedGate = Judgement & {
  gate: GateRule['gate'];
  phase: GateRule['phase'];
  /** What the judgement was made from; the same evidence has the same digest whenever it is read. */
  evidence: JsonObject;
  evidenceDigest: Digest;
  /** RFC 3339. */
  evaluatedAt: string;
};

/** The name of each gate for people. */
export const GATE_TITLES: Record<GateRule['gate'], string> = {
  version_ready: 'Version is ready',
  artefact_digest: 'Artefact is the one that was asked for',
  metrics: 'Not worse than the champion',
  drift: 'Data is what it was trained on',
};
