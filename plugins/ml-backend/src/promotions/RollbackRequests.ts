import { ConflictError, NotFoundError } from '@backstage/errors';
import type { Promotion } from '@slipway/plugin-ml-common';
import type {
  DeploymentService,
  RollbackRequester,
} from '../deployments/types';
import type { EntityReader } from '../entities';
import type { NewPromotions } from './NewPromotions';
import type { PromotionPlanner } from './plan/PromotionPlanner';

/** Takes requests to serve again what served before: no approval, only a record and an artefact that still verifies. */
export class RollbackRequests implements RollbackRequester {
  constructor(
    private readonly options: {
      deployments: Pick<DeploymentService, 'get'>;
      entities: EntityReader;
      planner: PromotionPlanner;
      promotions: NewPromotions;
    },
  ) {}

  async requestRollback({
    model: modelRef,
    environment,
    reason,
    actor,
    credentials,
  }: Parameters<RollbackRequester['requestRollback']>[0]): Promise<Promotion> {
    const { deployments, entities, planner, promotions } = this.options;
    const model = await entities.getModel(modelRef, credentials);
    const deployment = await deployments.get(model.ref, environment);
    if (!deployment?.serving) {
      throw new NotFoundError(
        `Nothing serves ${model.ref} in ${environment}, so there is nothing to roll back`,
      );
    }
    const { previous } = deployment;
    if (!previous) {
      throw new ConflictError(
        `Nothing served ${model.ref} in ${environment} before version ${deployment.serving.version}; deploy another version by a promotion`,
      );
    }
    const bound = planner.planRollback(model, environment, previous);
    return promotions.write(bound, model, {
      actor,
      reason,
      restores: previous.rolloutId,
    });
  }
}
