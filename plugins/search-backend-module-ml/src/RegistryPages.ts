import type { AuthService } from '@backstage/backend-plugin-api';
import type {
  MlClient,
  RegisteredModel,
  Version,
  RegistryName,
} from '@slipway/plugin-ml-common';

const PAGE = 200;
/** Most versions of one model that are indexed, the newest. */
const MOST_VERSIONS = 1_000;

/** What the mirror of the registries knows, asked of the `ml` plugin as a service. */
export class RegistryPages {
  readonly #auth: AuthService;
  readonly #ml: Pick<MlClient, 'getRegisteredModels' | 'getRegisteredVersions'>;

  constructor(options: {
    auth: AuthService;
    ml: Pick<MlClient, 'getRegisteredModels' | 'getRegisteredVersions'>;
  }) {
    this.#auth = options.auth;
    this.#ml = options.ml;
  }

  /** Every registered model. */
  async *models(): AsyncIterable<RegisteredModel> {
    let cursor: string | undefined;
    do {
      const page = await this.#ml.getRegisteredModels(
        { limit: PAGE, cursor },
        await this.#token(),
      );
      yield* page.items;
      cursor = page.nextCursor;
    } while (cursor);
  }

  /** Versions of one model, the newest first. */
  async *versions(name: RegistryName): AsyncIterable<Version> {
    let cursor: string | undefined;
    let left = MOST_VERSIONS;
    do {
      const page = await this.#ml.getRegisteredVersions(
        { ...name, limit: PAGE, cursor },
        await this.#token(),
      );
      yield* page.items;
      left -= page.items.length;
      cursor = page.nextCursor;
    } while (cursor && left > 0);
  }

  async #token() {
    return this.#auth.getPluginRequestToken({
      onBehalfOf: await this.#auth.getOwnServiceCredentials(),
      targetPluginId: 'ml',
    });
  }
}
