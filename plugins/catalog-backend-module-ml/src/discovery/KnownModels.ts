import type { AuthService } from '@backstage/backend-plugin-api';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import type { Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  DISCOVERED_DIGEST_ANNOTATION,
  isModelLike,
} from '@slipway/plugin-ml-common';
import {
  MODEL_ENTITIES,
  REVISION_FIELDS,
  revisionOf,
  type DiscoverySettings,
  type RegistryPages,
} from '@slipway/plugin-ml-node';
import type { KnownRegistered } from './planMutation';

/** What says where a model is registered, and what discovery itself writes. */
const FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'metadata.description',
  'metadata.tags',
  'metadata.annotations',
  'spec.type',
  'spec.lifecycle',
  'spec.owner',
  'spec.registry',
];

const MADE = [
  {
    [`metadata.annotations.${DISCOVERED_DIGEST_ANNOTATION}`]:
      CATALOG_FILTER_EXISTS,
  },
];

/** What discovery compares. */
export type Known = {
  /** Names of the configured registries. */
  registries: ReadonlySet<string>;
  /** Models of the registries where discovery is on, those that are gone among them. */
  registered: KnownRegistered[];
  /** Models of the catalog, however they are described; where discovery is on nowhere, those that it made. */
  models: Entity[];
};

/**
 * What the `ml` plugin knows of the registries and the catalog of models, no more of it than discovery wants. Throws what
 * their APIs throw.
 */
export class KnownModels {
  readonly #auth: AuthService;
  readonly #catalog: CatalogService;
  readonly #discovery: DiscoverySettings;
  readonly #registry: RegistryPages;

  constructor(options: {
    auth: AuthService;
    catalog: CatalogService;
    discovery: DiscoverySettings;
    registry: RegistryPages;
  }) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
    this.#discovery = options.discovery;
    this.#registry = options.registry;
  }

  /** All of it. */
  async read(signal: AbortSignal): Promise<Known> {
    const registries = await this.#registry.registries();
    const wanted = this.#wanted(registries);
    const registered: KnownRegistered[][] = [];
    for (const instance of wanted) {
      registered.push(await this.#registered(instance, signal));
    }
    const models: Entity[] = [];
    for await (const page of await this.#entities(wanted, FIELDS)) {
      signal.throwIfAborted();
      models.push(...page.filter(isModelLike));
    }
    return { registries, registered: registered.flat(), models };
  }

  /** Another text when any of it has changed; undefined where the `ml` plugin does not say. */
  async revision(): Promise<string | undefined> {
    const registries = await this.#registry.registries();
    const wanted = this.#wanted(registries);
    const registered = wanted.length > 0 ? await this.#registry.revision() : '';
    const models = await revisionOf(
      await this.#entities(wanted, REVISION_FIELDS),
    );
    return registered === undefined
      ? undefined
      : JSON.stringify([...registries, registered, models]);
  }

  /** The registries where discovery is on. */
  #wanted(registries: ReadonlySet<string>): string[] {
    return [...registries].filter(
      instance => this.#discovery.of(instance).mode === 'on',
    );
  }

  async #registered(
    instance: string,
    signal: AbortSignal,
  ): Promise<KnownRegistered[]> {
    const registered: KnownRegistered[] = [];
    const models = this.#registry.models({ instance, includeDeleted: true });
    for await (const { model, description, tags, deletedAt } of models) {
      signal.throwIfAborted();
      registered.push({ instance, model, description, tags, deletedAt });
    }
    return registered;
  }

  async #entities(wanted: readonly string[], fields: string[]) {
    return this.#catalog.streamEntities(
      { filter: wanted.length > 0 ? MODEL_ENTITIES : MADE, fields },
      { credentials: await this.#auth.getOwnServiceCredentials() },
    );
  }
}
