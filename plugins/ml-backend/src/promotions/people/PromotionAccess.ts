import type {
  AuthService,
  BackstageCredentials,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import {
  mlDeploymentControlPermission,
  mlLaunchCreatePermission,
  mlPromotionDecidePermission,
  mlPromotionRequestPermission,
  mlReadPermission,
  type Act,
  type PromotionRequest,
} from '@slipway/plugin-ml-common';
import type { EntityAccess } from '../../authorization';
import type { EntityReader, ModelSpec } from '../../entities';
import { trainingPipelineOf } from '../plan/trainingPipeline';
import type { Viewer } from '../store/PromotionLists';
import type { PromotionStore } from '../store/PromotionStore';
import type { PromotionRecord } from '../types';
import type { Rights } from './acts';
import { readCaller, type Caller } from './caller';
import type { Decider } from './DecidedAct';

/** What the permission policy and the catalog let a caller see and do of promotions. */
export class PromotionAccess {
  constructor(
    private readonly options: {
      auth: AuthService;
      userInfo: UserInfoService;
      access: EntityAccess;
      entities: EntityReader;
      store: PromotionStore;
    },
  ) {}

  /** Throws `NotAllowedError` without `ml.read`. */
  requireRead(credentials: BackstageCredentials): Promise<void> {
    return this.options.access.require(mlReadPermission, credentials);
  }

  /** Those of the models that the caller may read. */
  readableAmong(
    models: string[],
    credentials: BackstageCredentials,
  ): Promise<Set<string>> {
    return this.options.access.readableAmong(models, credentials);
  }

  /** Whether the caller may ask for promotions of a model. */
  mayRequest(model: string, credentials: BackstageCredentials): Promise<Act> {
    return this.options.access.may(
      mlPromotionRequestPermission,
      model,
      credentials,
    );
  }

  /** The model of a request, for a caller who may ask for it; who trains must also be allowed to launch the pipeline. */
  async requireRequest(
    request: PromotionRequest,
    credentials: BackstageCredentials,
  ): Promise<ModelSpec> {
    const { access, entities } = this.options;
    await access.require(mlReadPermission, credentials);
    const model = await entities.getModel(request.model, credentials);
    await access.requireFor(
      mlPromotionRequestPermission,
      model.ref,
      credentials,
    );
    if (request.mode === 'train') {
      await access.requireFor(
        mlLaunchCreatePermission,
        trainingPipelineOf(request, model),
        credentials,
      );
    }
    return model;
  }

  /** A promotion whose model the caller may read, with what the caller may do. */
  async open(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<{ record: PromotionRecord; decider: Decider }> {
    const { access, store, entities } = this.options;
    await access.require(mlReadPermission, credentials);
    const record = await store.get(id);
    await entities.getModel(record.model, credentials);
    const [caller, rights] = await Promise.all([
      this.readCaller(credentials),
      this.#rights(record.model, credentials),
    ]);
    return { record, decider: { caller, rights } };
  }

  async #rights(
    model: string,
    credentials: BackstageCredentials,
  ): Promise<Rights> {
    const { access } = this.options;
    const [decide, request, control] = await Promise.all([
      this.#mayDecide(credentials),
      access.may(mlPromotionRequestPermission, model, credentials),
      access.may(mlDeploymentControlPermission, model, credentials),
    ]);
    return { decide, request, control };
  }

  async #mayDecide(credentials: BackstageCredentials): Promise<Act> {
    try {
      await this.options.access.require(
        mlPromotionDecidePermission,
        credentials,
      );
      return { allowed: true };
    } catch (error) {
      if (isError(error) && error.name === 'NotAllowedError') {
        return { allowed: false, reason: error.message };
      }
      throw error;
    }
  }

  /** Who looks at lists; decides nothing where the policy does not let them. */
  async readViewer(credentials: BackstageCredentials): Promise<Viewer> {
    const [{ actor, person }, decide] = await Promise.all([
      this.readCaller(credentials),
      this.#mayDecide(credentials),
    ]);
    return {
      actor,
      deciderClaims: decide.allowed ? person?.claims ?? [] : [],
    };
  }

  /** Who calls. */
  readCaller(credentials: BackstageCredentials): Promise<Caller> {
    return readCaller(credentials, this.options);
  }
}
