import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  Act,
  ApprovalRequest,
  FleetRow,
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

  /** Open promotions by model, each with whether it waits for the caller. The caller has been found to read the models. */
  async getOpenByModel(
    models: string[],
    credentials: BackstageCredentials,
  ): Promise<Map<string, FleetRow['openPromotions']>> {
    const { lists } = this.options;
    const viewer = await this.options.access.readViewer(credentials);
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
    return this.options.access.mayRequest(model, credentials);
  }
}
