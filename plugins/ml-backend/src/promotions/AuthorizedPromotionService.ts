import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  Act,
  ApprovalRequest,
  Promotion,
  PromotionDetail,
  PromotionPage,
  PromotionPreview,
  PromotionRequest,
  PromotionsQuery,
} from '@slipway/plugin-ml-common';
import type { Approvals } from './Approvals';
import type { PromotionAccess } from './people';
import type { PromotionDecisions } from './PromotionDecisions';
import type { PromotionPreviews } from './PromotionPreviews';
import type { PromotionReader } from './PromotionReader';
import type { PromotionRequests } from './PromotionRequests';
import type { PromotionLists } from './store/PromotionLists';
import type { PromotionRecord } from './types';

/** Most promotions that are looked at for what waits for one person. */
const MOST_WAITING = 200;

/** A promotion that has not ended, in a list of models. */
export type OpenPromotion = Pick<
  PromotionRecord,
  'id' | 'environment' | 'state'
>;

/** Promotions for callers with credentials: the permission policy decides here, the rules of promotions below. */
export class AuthorizedPromotionService {
  constructor(
    private readonly options: {
      access: PromotionAccess;
      requests: PromotionRequests;
      previews: PromotionPreviews;
      approvals: Approvals;
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
    const model = await this.options.access.requireRequest(
      request,
      credentials,
    );
    const { actor } = await this.options.access.readCaller(credentials);
    return this.options.requests.request({
      request,
      model,
      actor,
      credentials,
      idempotencyKey,
    });
  }

  async preview(
    request: PromotionRequest,
    credentials: BackstageCredentials,
  ): Promise<PromotionPreview> {
    const model = await this.options.access.requireRequest(
      request,
      credentials,
    );
    return this.options.previews.preview(request, model, credentials);
  }

  async list(
    query: PromotionsQuery,
    credentials: BackstageCredentials,
  ): Promise<PromotionPage> {
    const { access, lists, reader } = this.options;
    await access.requireRead(credentials);
    const models = query.model
      ? [query.model.toLocaleLowerCase('en-US')]
      : await lists.listModels();
    const readable = await access.readableAmong(models, credentials);
    return reader.list(
      {
        models: [...readable],
        version: query.version,
        environment: query.environment,
        states: query.state,
        scope: query.scope ?? 'all',
        limit: query.limit ?? 50,
        cursor: query.cursor,
      },
      await access.readViewer(credentials),
    );
  }

  async get(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<PromotionDetail> {
    const { record, decider } = await this.options.access.open(id, credentials);
    return this.options.reader.describe(record, decider.caller, decider.rights);
  }

  async approve(
    id: string,
    shown: ApprovalRequest,
    credentials: BackstageCredentials,
  ): Promise<Promotion> {
    const { decider } = await this.options.access.open(id, credentials);
    return this.options.approvals.approve(id, decider, shown);
  }

  async reject(id: string, reason: string, credentials: BackstageCredentials) {
    const { decider } = await this.options.access.open(id, credentials);
    return this.options.decisions.reject(id, decider, reason);
  }

  async withdraw(
    id: string,
    reason: string,
    credentials: BackstageCredentials,
  ) {
    const { decider } = await this.options.access.open(id, credentials);
    return this.options.decisions.withdraw(id, decider, reason);
  }

  async abort(id: string, reason: string, credentials: BackstageCredentials) {
    const { decider } = await this.options.access.open(id, credentials);
    return this.options.decisions.abort(id, decider, reason);
  }

  /** Open promotions by model. Whether the models may be seen is for the caller to know. */
  async getOpenByModel(
    models: readonly string[],
  ): Promise<Map<string, OpenPromotion[]>> {
    const byModel = new Map<string, OpenPromotion[]>();
    for (const { model, ...one } of await this.options.lists.listOpenOf(
      models,
    )) {
      byModel.set(model, [...(byModel.get(model) ?? []), one]);
    }
    return byModel;
  }

  /**
   * Promotions that wait for a person, the longest waiting first, at most 200. Models that the person may not read are
   * among them: the caller leaves those out.
   */
  async getWaitingFor(
    credentials: BackstageCredentials,
  ): Promise<{ id: string; model: string }[]> {
    const { access, lists } = this.options;
    return lists.listWaitingFor(
      await access.readViewer(credentials),
      MOST_WAITING,
    );
  }

  /** Whether the caller may ask for promotions of a model. */
  mayRequest(model: string, credentials: BackstageCredentials): Promise<Act> {
    return this.options.access.mayRequest(model, credentials);
  }
}
