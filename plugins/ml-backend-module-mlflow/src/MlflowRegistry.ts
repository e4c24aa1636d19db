import { InputError, isError } from '@backstage/errors';
import type {
  ArtefactFile,
  CallOptions,
  ConditionalPage,
  ConditionalRequest,
  DigestedArtefact,
  ModelRegistry,
  OutsideClient,
  Page,
  PageRequest,
  RegisteredModel,
  RegisteredVersion,
  VersionKey,
} from '@slipway/plugin-ml-node';
import {
  modelAnswer,
  modelsAnswer,
  versionAnswer,
  versionsAnswer,
} from './answers/models';
import { ArtefactStore } from './artefacts/ArtefactStore';
import { ownHostsOf } from './artefacts/location';
import { checkMlflow } from './checkMlflow';
import type { MlflowInstance } from './config';
import { API, createMlflowClient } from './createMlflowClient';
import { quoteKey, quoteValue } from './filters';
import { searchRegistry } from './searchRegistry';
import { MlflowHints } from './webhooks/MlflowHints';

/** Registered models of an MLflow server. */
export class MlflowRegistry implements ModelRegistry {
  readonly name: string;
  readonly system = 'MLflow';
  readonly webUrl: string;
  readonly clientUri: string;
  readonly hints?: MlflowHints;

  readonly #client: OutsideClient;
  readonly #artefacts: ArtefactStore;

  constructor(instance: MlflowInstance) {
    this.name = instance.name;
    this.webUrl = instance.webUrl;
    this.clientUri = instance.clientUri;
    this.#client = createMlflowClient(instance);
    if (instance.webhooks) {
      this.hints = new MlflowHints({
        instance: instance.name,
        client: this.#client,
        webhooks: instance.webhooks,
      });
    }
    // A client of its own: whole artefacts must not take the places of those who only look something up.
    this.#artefacts = new ArtefactStore(
      createMlflowClient(instance),
      instance.maxArtefactBytes,
      ownHostsOf(instance),
    );
  }

  async check(options?: CallOptions): Promise<{ version: string }> {
    return checkMlflow(
      this.#client,
      `${API}/registered-models/search`,
      options,
    );
  }

  async getModel(
    name: string,
    options?: CallOptions,
  ): Promise<RegisteredModel> {
    const answer = await this.#client.json(modelAnswer, {
      path: `${API}/registered-models/get`,
      query: { name },
      signal: options?.signal,
    });
    return answer.registered_model;
  }

  async listModels(
    request: ConditionalRequest & { order?: 'changed' | 'name' },
    options?: CallOptions,
  ): Promise<ConditionalPage<RegisteredModel>> {
    checkLimit(request);
    const orderBy =
      request.order === 'name' ? 'name ASC' : 'last_updated_timestamp DESC';
    return searchRegistry(this.#client, modelsAnswer, request, {
      path: `${API}/registered-models/search`,
      query: { order_by: [orderBy] },
      signal: options?.signal,
    });
  }

  async listAllVersions(
    request: ConditionalRequest & {
      order: 'changed' | 'model';
      model?: string;
    },
    options?: CallOptions,
  ): Promise<ConditionalPage<Omit<RegisteredVersion, 'aliases'>>> {
    checkLimit(request);
    const { order, model } = request;
    const page = await searchRegistry(this.#client, versionsAnswer, request, {
      path: `${API}/model-versions/search`,
      query: {
        filter: model === undefined ? undefined : `name=${quoteValue(model)}`,
        order_by:
          order === 'model'
            ? ['name ASC', 'version_number DESC']
            : ['last_updated_timestamp DESC'],
      },
      signal: options?.signal,
    });
    return {
      ...page,
      items: page.items.map(({ aliases: _, ...version }) => version),
    };
  }

  async listVersions(
    request: PageRequest & {
      model: string;
      tag?: { key: string; value: string };
    },
    options?: CallOptions,
  ): Promise<Page<RegisteredVersion>> {
    checkLimit(request);
    const { model, tag } = request;
    const tagFilter = tag
      ? ` and tags.${quoteKey(tag.key)} = ${quoteValue(tag.value)}`
      : '';
    const [page, aliases] = await Promise.all([
      this.#client.json(versionsAnswer(request), {
        path: `${API}/model-versions/search`,
        query: {
          filter: `name=${quoteValue(model)}${tagFilter}`,
          max_results: request.limit,
          page_token: request.cursor,
          order_by: ['version_number DESC'],
        },
        signal: options?.signal,
      }),
      this.#findAliases(model, options),
    ]);
    return {
      ...page,
      // MLflow's search leaves the aliases out.
      items: page.items.map(version => ({
        ...version,
        aliases: Object.keys(aliases).filter(
          alias => aliases[alias] === version.version,
        ),
      })),
    };
  }

  async getVersion(
    key: VersionKey,
    options?: CallOptions,
  ): Promise<RegisteredVersion> {
    const answer = await this.#client.json(versionAnswer, {
      path: `${API}/model-versions/get`,
      query: { name: key.model, version: key.version },
      signal: options?.signal,
    });
    return answer.model_version;
  }

  async getAlias(
    query: { model: string; alias: string },
    options?: CallOptions,
  ): Promise<string | undefined> {
    try {
      const answer = await this.#client.json(versionAnswer, {
        path: `${API}/registered-models/alias`,
        query: { name: query.model, alias: query.alias },
        signal: options?.signal,
      });
      return answer.model_version.version;
    } catch (error) {
      if (isError(error) && /^(NotFound|Input)Error$/.test(error.name)) {
        // MLflow answers 400 for an unknown alias, as for a malformed one; the model itself says which it is.
        const { aliases } = await this.getModel(query.model, options);
        return Object.hasOwn(aliases, query.alias)
          ? aliases[query.alias]
          : undefined;
      }
      throw error;
    }
  }

  async setAlias(
    command: { model: string; alias: string; version: string },
    options?: CallOptions,
  ): Promise<void> {
    await this.#client.bytes({
      method: 'POST',
      path: `${API}/registered-models/alias`,
      body: {
        name: command.model,
        alias: command.alias,
        version: command.version,
      },
      signal: options?.signal,
    });
  }

  async deleteAlias(
    command: { model: string; alias: string },
    options?: CallOptions,
  ): Promise<void> {
    try {
      await this.#client.bytes({
        method: 'DELETE',
        path: `${API}/registered-models/alias`,
        body: { name: command.model, alias: command.alias },
        idempotent: true,
        signal: options?.signal,
      });
    } catch (error) {
      if (!isError(error) || error.name !== 'NotFoundError') {
        throw error;
      }
    }
  }

  async digestArtefact(
    key: VersionKey,
    options?: CallOptions,
  ): Promise<DigestedArtefact> {
    return this.#artefacts.digest(key, options);
  }

  async listArtefactFiles(
    key: VersionKey,
    options?: CallOptions,
  ): Promise<ArtefactFile[]> {
    return this.#artefacts.list(key, options);
  }

  async readArtefactFile(
    query: VersionKey & { path: string; maxBytes: number },
    options?: CallOptions,
  ): Promise<Uint8Array> {
    return this.#artefacts.readFile(query, options);
  }

  versionUrl(key: VersionKey): string {
    return `${this.webUrl}/#/models/${encodeURIComponent(
      key.model,
    )}/versions/${encodeURIComponent(key.version)}`;
  }

  async #findAliases(
    model: string,
    options?: CallOptions,
  ): Promise<Record<string, string>> {
    try {
      return (await this.getModel(model, options)).aliases;
    } catch (error) {
      if (isError(error) && error.name === 'NotFoundError') {
        return {};
      }
      throw error;
    }
  }
}

function checkLimit({ limit }: PageRequest) {
  if (!(limit >= 1 && limit <= 1_000)) {
    throw new InputError('limit must be between 1 and 1000');
  }
}
