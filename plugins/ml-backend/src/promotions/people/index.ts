export { ApprovalCheck } from './ApprovalCheck';
export type { ApprovalFinding } from './ApprovalCheck';
export {
  approverGroupOf,
  mayAbort,
  mayApprove,
  mayReject,
  mayWithdraw,
  requireVerdict,
  toAct,
} from './acts';
export type { ActFacts, Rights } from './acts';
export { CatalogApproverDirectory } from './ApproverDirectory';
export type { ApproverDirectory } from './ApproverDirectory';
export { readCaller } from './caller';
export type { Caller } from './caller';
export { DecidedAct } from './DecidedAct';
export type { ActSubject, Decider } from './DecidedAct';
export { PromotionAccess } from './PromotionAccess';
