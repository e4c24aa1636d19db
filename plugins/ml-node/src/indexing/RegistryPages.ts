import type { AuthService } from '@backstage/backend-plugin-api';
import type {
  IndexedVersion,
  MlClient,
  RegisteredModel,
  RegisteredModelsQuery,
} from '@slipway/plugin-ml-common';

const PAGE = 200;

type Page<T> = { items: T[]; nextCursor?: string };

type Calls = Pick<
  MlClient,
  'getSources' | 'getRegisteredModels' | 'getEveryRegisteredVersion'
>;

/** What the mirror of the registries knows, asked of the `ml` plugin as a service, page by page. Throws what its API throws. */
export class RegistryPages {
  readonly #auth: AuthService;
  readonly #ml: Calls;

  constructor(options: { auth: AuthService; ml: Calls }) {
    this.#auth = options.auth;
    this.#ml = options.ml;
  }

  /** Names of the configured registries. */
  async registries(): Promise<Set<string>> {
    const { items } = await this.#ml.getSources(await this.#token());
    return new Set(
      items.filter(({ port }) => port === 'registry').map(({ name }) => name),
    );
  }

  /** Registered models, of all registries or of one. */
  models(
    query: Pick<RegisteredModelsQuery, 'instance' | 'includeDeleted'> = {},
  ): AsyncIterable<RegisteredModel> {
    return this.#all((cursor, token) =>
      this.#ml.getRegisteredModels({ ...query, limit: PAGE, cursor }, token),
    );
  }

  /** Another text when a model or a version has changed; undefined where the plugin does not say. */
  async revision(): Promise<string | undefined> {
    const query = { limit: 1 };
    const page = await this.#ml.getEveryRegisteredVersion(
      query,
      await this.#token(),
    );
    return page.revision;
  }

  /** Every version of every model. */
  versions(): AsyncIterable<IndexedVersion> {
    return this.#all((cursor, token) =>
      this.#ml.getEveryRegisteredVersion({ limit: PAGE, cursor }, token),
    );
  }

  async *#all<T>(
    read: (
      cursor: string | undefined,
      token: { token: string },
    ) => Promise<Page<T>>,
  ): AsyncIterable<T> {
    let cursor: string | undefined;
    do {
      const page = await read(cursor, await this.#token());
      yield* page.items;
      cursor = page.nextCursor;
    } while (cursor);
  }

  async #token() {
    return this.#auth.getPluginRequestToken({
      onBehalfOf: await this.#auth.getOwnServiceCredentials(),
      targetPluginId: 'ml',
    });
  }
}
