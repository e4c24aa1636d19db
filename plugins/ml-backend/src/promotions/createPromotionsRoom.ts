import { toError } from '@backstage/errors';
import type { DeploymentService } from '../deployments/types';
import type { HealthReader } from '../health/types';
import type { LaunchService } from '../launches/types';
import type { LedgerReader, LedgerWriter } from '../ledger';
import type { Reconcilable, Wakeable } from '../reconcile';
import type { AliasRecorder } from '../registry';
import type { RoomServices } from '../RoomServices';
import { Approvals } from './Approvals';
import { AuthorizedPromotionService } from './AuthorizedPromotionService';
import { PromotionEvaluator } from './evaluation/PromotionEvaluator';
import { GateJudge } from './gates';
import { NewPromotions } from './NewPromotions';
import { PromotionLife } from './life/PromotionLife';
import { PromotionNotifier } from './notices/PromotionNotifier';
import {
  ApprovalCheck,
  CatalogApproverDirectory,
  DecidedAct,
  PromotionAccess,
  type ApproverDirectory,
} from './people';
import { PromotionPlanner } from './plan/PromotionPlanner';
import { metricDirectionsOf, readPolicies } from './policy';
import { PromotionDecisions } from './PromotionDecisions';
import { PromotionPreviews } from './PromotionPreviews';
import { PromotionReader, type PromotionParts } from './PromotionReader';
import { PromotionRequests } from './PromotionRequests';
import { RollbackRequests } from './RollbackRequests';
import { reconsider } from './reconsider';
import { PromotionReconcilable } from './steps/PromotionReconcilable';
import { DecisionStore } from './store/DecisionStore';
import { GateStore } from './store/GateStore';
import { PromotionLists } from './store/PromotionLists';
import { PromotionStore } from './store/PromotionStore';

/** What the promotions room builds on. */
export type RoomsBelow = {
  ledger: LedgerWriter & LedgerReader;
  loop: Wakeable & { add(reconcilable: Reconcilable): void };
  health: HealthReader & {
    onObserved(listener: (subjects: string[]) => void): void;
  };
  launches: LaunchService;
  deployments: DeploymentService;
  /** Told of every alias that a promotion moves. */
  aliasRecorder: AliasRecorder;
  parts: PromotionParts;
  /** Who belongs to what; the catalog's word where absent. */
  directory?: ApproverDirectory;
};

/** Promotions: policy, gates, approvals, and the promotion's life. */
export function createPromotionsRoom(
  services: RoomServices,
  {
    ledger,
    loop,
    health,
    launches,
    deployments,
    aliasRecorder,
    parts,
    directory,
  }: RoomsBelow,
) {
  const { database, ports, entities, now } = services;
  const store = new PromotionStore(database);
  const gates = new GateStore(database);
  const decisions = new DecisionStore(database);
  const lists = new PromotionLists(database);
  const life = new PromotionLife({ store, ledger, aliasRecorder });
  const policies = readPolicies(services.config);
  const planner = new PromotionPlanner({
    ports,
    environments: services.environments,
    policies,
    entities,
    launches,
    deployments,
  });
  const evaluator = new PromotionEvaluator({
    judge: new GateJudge({ ports, health }),
    gates,
    deployments,
  });
  const approvals = new ApprovalCheck({
    auth: services.auth,
    entities,
    planner,
    decisions,
    directory: directory ?? new CatalogApproverDirectory(services),
  });
  const notifier = new PromotionNotifier(services);
  const hint = (id: string) => notifier.hint(id);
  const act = new DecidedAct({ database, store, decisions, loop, hint, now });
  const promotions = new NewPromotions({
    database,
    store,
    life,
    ledger,
    loop,
    hint,
    now,
  });
  health.onObserved(models => {
    reconsider(models, { database, loop, now }).catch(error =>
      services.logger.warn(
        'Promotions that new observations concern are looked at later',
        toError(error),
      ),
    );
  });
  loop.add(
    new PromotionReconcilable({
      store,
      decisions,
      life,
      evaluator,
      approvals,
      launches,
      deployments,
      ports,
      aliasRecorder,
      notifier,
    }),
  );
  return {
    /** Which way the metrics of a model are better, by the rules for promotions. */
    metricDirections: metricDirectionsOf(policies, services.environments),
    /** Serves again what served before; for the deployments' routes. */
    rollbacks: new RollbackRequests({
      deployments,
      entities,
      planner,
      promotions,
    }),
    promotions: new AuthorizedPromotionService({
      access: new PromotionAccess({ ...services, store }),
      requests: new PromotionRequests({ store, planner, promotions }),
      previews: new PromotionPreviews({
        store,
        planner,
        evaluator,
        launches,
        deployments,
        ports,
        now,
      }),
      approvals: new Approvals({
        database,
        store,
        decisions,
        life,
        evaluator,
        approvals,
        act,
        loop,
        hint,
        now,
      }),
      decisions: new PromotionDecisions({
        decisions,
        life,
        launches,
        deployments,
        act,
        now,
      }),
      reader: new PromotionReader({
        store,
        gates,
        decisions,
        lists,
        ledger,
        launches,
        deployments,
        parts,
      }),
      lists,
    }),
  };
}
