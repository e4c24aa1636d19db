export { GateJudge } from './GateJudge';
export {
  blockingGates,
  digestOfEvidence,
  evaluateGates,
} from './evaluateGates';
export { rulesFor } from './rules';
export type { GatePhase, GateRule } from './rules';
export { GATE_TITLES } from './types';
export type { EvaluatedGate, EvidenceSources, GateSubject } from './types';
