import type {
  AuthService,
  BackstageCredentials,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import {
  mlDeploymentControlPermission,
  mlLaunchCreatePermission,
  mlPromotionDecidePermission,
  mlPromotionRequestPermission,
  mlReadPermission,
  type Act,
  type ApprovalRequest,
  type FleetRow,
  type Promotion,
  type PromotionDetail,
  type PromotionPage,
  type PromotionPreview,
  type PromotionRequest,
  type PromotionsQuery,
} from '@slipway/plugin-ml-common';
import { isError } from '@backstage/errors';
import type { EntityAccess } from '../authorization';
import type { EntityReader, ModelSpec } from '../entities';
import { readCaller, type Caller, type Rights } from './people';
import { trainingPipelineOf } from './plan/PromotionPlanner';
import type { Decider, PromotionDecisions } from './PromotionDecisions';
import type { PromotionPreviews } from './PromotionPreviews';
import type { PromotionReader } from './PromotionReader';
import type { PromotionRequests } from './PromotionRequests';
import type { PromotionLists, Viewer } from './store/PromotionLists';
import type { PromotionRecord } from './types';

/** Promotions for callers with credentials: the permission policy decides here, the rules of promotions below. */
export class AuthorizedPromotionService {
  constructor(
    private readonly options: {
      auth: AuthService;
      userInfo: UserInfoService;
      access: EntityAccess;
      entities: EntityReader;
      requests: PromotionRequests;
      previews: PromotionPreviews;
      decisions: PromotionDecisions;
      reader: PromotionReader;
      lists: PromotionLists;
    },
  ) {}

  async request(
    request: PromotionRequest,
    credentials: BackstageCredentials,
    idempotencyKey?: string,
  ): Promise<Promotion> {
    const model = await this.#requireRequest(request, credentials);
    const { actor } = await this.#caller(credentials);
    return this.options.requests.request({
      request,
      model,
      actor,
      credentials: credentials,
      idempotencyKey,
    });
  }

  async preview(
    request: PromotionRequest,
    credentials: BackstageCredentials,
  ): Promise<PromotionPreview> {
    const model = await this.#requireRequest(request, credentials);
    return this.options.previews.preview(request, model, credentials);
  }

  async list(
    query: PromotionsQuery,
    credentials: BackstageCredentials,
  ): Promise<PromotionPage> {
    const { access, lists, reader } = this.options;
    await access.require(mlReadPermission, credentials);
    const models = query.model
      ? [query.model.toLocaleLowerCase('en-US')]
      : await lists.listModels();
    const readable = await access.readableAmong(models, credentials);
    return reader.list(
      {
        models: [...readable],
        environment: query.environment,
        states: query.state,
        scope: query.scope ?? 'all',
        limit: query.limit ?? 50,
        cursor: query.cursor,
      },
      await this.#viewer(credentials),
    );
  }

  async get(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<PromotionDetail> {
    const { record, decider } = await this.#open(id, credentials);
    return this.options.reader.describe(record, decider.caller, decider.rights);
  }

  async approve(
    id: string,
    shown: ApprovalRequest,
    credentials: BackstageCredentials,
  ): Promise<Promotion> {
    const { decider } = await this.#open(id, credentials);
    return this.options.decisions.approve(id, decider, shown);
  }

  async reject(id: string, reason: string, credentials: BackstageCredentials) {
    const { decider } = await this.#open(id, credentials);
    return this.options.decisions.reject(id, decider, reason);
  }

  async withdraw(
    id: string,
    reason: string,
    credentials: BackstageCredentials,
  ) {
    const { decider } = await this.#open(id, credentials);
    return this.options.decisions.withdraw(id, decider, reason);
  }

  async abort(id: string, reason: string, credentials: BackstageCredentials) {
    const { decider } = await this.#open(id, credentials);
    return this.options.decisions.abort(id, decider, reason);
  }

  /** Open promotions by model, each with whether it waits for the caller. The caller has been found to read the models. */
  async getOpenByModel(
    models: string[],
    credentials: BackstageCredentials,
  ): Promise<Map<string, FleetRow['openPromotions']>> {
    const { lists } = this.options;
    const viewer = await this.#viewer(credentials);
    const [open, waiting] = await Promise.all([
      lists.listOpenOf(models, viewer),
      lists.listWaitingOf(models, viewer),
    ]);
    const byModel = new Map<string, FleetRow['openPromotions']>();
    for (const { model, ...one } of open) {
      byModel.set(model, [
        ...(byModel.get(model) ?? []),
        { ...one, waitingForYou: waiting.has(one.id) },
      ]);
    }
    return byModel;
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
  async #requireRequest(
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
  async #open(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<{ record: PromotionRecord; decider: Decider }> {
    const { access, reader, entities } = this.options;
    await access.require(mlReadPermission, credentials);
    const record = await reader.get(id);
    await entities.getModel(record.model, credentials);
    const [caller, rights] = await Promise.all([
      this.#caller(credentials),
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

  async #viewer(credentials: BackstageCredentials): Promise<Viewer> {
    const [{ actor, person }, decide] = await Promise.all([
      this.#caller(credentials),
      this.#mayDecide(credentials),
    ]);
    return {
      actor,
      deciderClaims: decide.allowed ? person?.claims ?? [] : [],
    };
  }

  #caller(credentials: BackstageCredentials): Promise<Caller> {
    return readCaller(credentials, this.options);
  }
}
