import type {
  AuthService,
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { NotFoundError, toError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import {
  mlLaunchControlPermission,
  mlLaunchCreatePermission,
  mlReadPermission,
  type Launch,
  type LaunchDetail,
  type LaunchPage,
  type LogChunk,
  type Resources,
  type Run,
} from '@slipway/plugin-ml-common';
import type { Page } from '@slipway/plugin-ml-node';
import { actorOf, type EntityAccess } from '../authorization';
import type { EntityReader } from '../entities';
import type { RunReader } from '../runs';
import { mayRetry, mayStop, requireAllowed } from './acts';
import type {
  LaunchQuery,
  LaunchRecord,
  LaunchResult,
  LaunchService,
} from './types';

const MOST_RUNS = 50;
/** Most parts of the list that are read for one page. */
const MOST_READINGS = 10;

/** A person's or service's wish to launch a pipeline. */
export type LaunchWish = {
  pipeline: string;
  model?: string;
  parameters?: JsonObject;
  resources?: Resources;
  reason?: string;
  idempotencyKey?: string;
};

/** Launches for callers with credentials. Seeing a launch takes its pipeline or its model. */
export class AuthorizedLaunchService {
  constructor(
    private readonly options: {
      launches: LaunchService;
      runs: Pick<RunReader, 'listRuns'>;
      access: EntityAccess;
      entities: EntityReader;
      auth: AuthService;
      logger: LoggerService;
    },
  ) {}

  async launch(
    wish: LaunchWish,
    credentials: BackstageCredentials,
  ): Promise<Launch> {
    const { launches, access, entities, auth } = this.options;
    await access.requireRead(wish.pipeline, credentials);
    await access.requireFor(
      mlLaunchCreatePermission,
      wish.pipeline,
      credentials,
    );
    const pipeline = await entities.getPipeline(wish.pipeline, credentials);
    const modelRef = wish.model ?? pipeline.model;
    if (wish.model && wish.model !== pipeline.model) {
      // The pipeline's file does not name this model, so its owners have to agree.
      await access.requireRead(wish.model, credentials);
      await access.requireFor(
        mlLaunchCreatePermission,
        wish.model,
        credentials,
      );
    }
    const requestedBy = actorOf(auth, credentials);
    const launch = await launches.launch(
      {
        pipeline,
        model: modelRef
          ? await entities.getModel(modelRef, credentials)
          : undefined,
        parameters: wish.parameters,
        resources: wish.resources,
      },
      {
        requestedBy,
        cause: {
          type: auth.isPrincipal(credentials, 'service') ? 'service' : 'person',
          ...(wish.reason ? { reason: wish.reason } : {}),
        },
        // Keys of one caller are no concern of another.
        idempotencyKey:
          wish.idempotencyKey && `${requestedBy} ${wish.idempotencyKey}`,
      },
    );
    return toApi(launch);
  }

  async get(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<LaunchDetail> {
    await this.#requireMlRead(credentials);
    const launch = await this.options.launches.getRecord(id);
    await this.#requireEntity(launch, credentials);
    const [runs, control] = await Promise.all([
      this.#findRuns(launch),
      this.options.access.may(
        mlLaunchControlPermission,
        launch.pipeline,
        credentials,
      ),
    ]);
    return {
      ...launch,
      runs,
      acts: {
        stop: control.allowed ? mayStop(launch) : control,
        retry: control.allowed ? mayRetry(launch) : control,
      },
    };
  }

  async list(
    query: LaunchQuery,
    credentials: BackstageCredentials,
  ): Promise<LaunchPage> {
    const { launches, access } = this.options;
    await access.require(mlReadPermission, credentials);
    const [{ items, nextCursor }, running] = await Promise.all([
      this.#listReadable(query, credentials),
      launches.countOpen(),
    ]);
    return { items: items.map(toApi), nextCursor, running };
  }

  /** Reads on until the page is full: what the caller may not see leaves room. */
  async #listReadable(
    query: LaunchQuery,
    credentials: BackstageCredentials,
  ): Promise<Page<LaunchResult>> {
    const { launches, access } = this.options;
    const items: LaunchResult[] = [];
    let cursor = query.cursor;
    for (let reading = 0; reading < MOST_READINGS; reading += 1) {
      const page = await launches.list({
        ...query,
        cursor,
        limit: query.limit - items.length,
      });
      const readable = await access.readableAmong(
        page.items.flatMap(({ pipeline, model }) => [
          pipeline,
          model ?? pipeline,
        ]),
        credentials,
      );
      items.push(
        ...page.items.filter(
          ({ pipeline, model }) =>
            readable.has(pipeline) || (model && readable.has(model)),
        ),
      );
      cursor = page.nextCursor;
      if (!cursor || items.length >= query.limit) break;
    }
    return { items, nextCursor: cursor };
  }

  async readLog(
    query: { id: string; attempt?: number; offset: number; maxBytes: number },
    credentials: BackstageCredentials,
    signal: AbortSignal,
  ): Promise<LogChunk> {
    await this.requireReadById(query.id, credentials);
    return this.options.launches.readLog(query, { signal });
  }

  async stop(
    id: string,
    reason: string,
    credentials: BackstageCredentials,
  ): Promise<Launch> {
    const { launches, auth } = this.options;
    const launch = await this.#requireControl(id, credentials);
    requireAllowed(mayStop(launch));
    return toApi(
      await launches.stop(id, { actor: actorOf(auth, credentials), reason }),
    );
  }

  async retry(id: string, credentials: BackstageCredentials): Promise<Launch> {
    const { launches, auth } = this.options;
    const launch = await this.#requireControl(id, credentials);
    requireAllowed(mayRetry(launch));
    return toApi(
      await launches.retry(id, { actor: actorOf(auth, credentials) }),
    );
  }

  /** Throws `NotFoundError` for a launch that the caller may not know of. */
  async requireReadById(id: string, credentials: BackstageCredentials) {
    await this.#requireMlRead(credentials);
    await this.#requireEntity(await this.options.launches.get(id), credentials);
  }

  async #requireControl(id: string, credentials: BackstageCredentials) {
    await this.#requireMlRead(credentials);
    const launch = await this.options.launches.get(id);
    await this.#requireEntity(launch, credentials);
    await this.options.access.requireFor(
      mlLaunchControlPermission,
      launch.pipeline,
      credentials,
    );
    return launch;
  }

  /** Asked before a launch is looked up, so that who may not read does not learn which ones there are. */
  #requireMlRead(credentials: BackstageCredentials) {
    return this.options.access.require(mlReadPermission, credentials);
  }

  async #requireEntity(
    { id, pipeline, model }: Launch,
    credentials: BackstageCredentials,
  ) {
    const { access } = this.options;
    const refs = model ? [pipeline, model] : [pipeline];
    const readable = await access.readableAmong(refs, credentials);
    if (readable.size === 0) {
      throw new NotFoundError(`There is no launch '${id}' that you may see`);
    }
  }

  /** Runs are the tracking server's; without them the page still says how the launch is. */
  async #findRuns(launch: LaunchRecord): Promise<Run[] | undefined> {
    const { entities, runs, auth, logger } = this.options;
    if (!launch.model) return undefined;
    try {
      const model = await entities.getModel(
        launch.model,
        await auth.getOwnServiceCredentials(),
      );
      const page = await runs.listRuns(model, {
        filter: `tags.\`slipway.launch\` = '${launch.id}'`,
        limit: MOST_RUNS,
      });
      return page.items;
    } catch (error) {
      logger.debug(
        `The runs of the launch ${launch.id} could not be read`,
        toError(error),
      );
      return undefined;
    }
  }
}

/** A result without what only the portal's own rooms are told. */
function toApi({ version: _, ...launch }: LaunchResult): Launch {
  return launch;
}
