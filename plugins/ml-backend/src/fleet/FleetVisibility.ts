import type {
  AuthService,
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { MODEL_ENTITIES } from '@slipway/plugin-ml-node';
import type { Visibility } from './types';

/** Most models that are read for one caller under a conditional policy; beyond it the caller sees the first ones. */
const MOST_MODELS = 20_000;
/** How long an answer of the catalog is taken for the present, in milliseconds. */
const AGE = 15_000;
const MOST_PERSONS = 1_000;

/**
 * Which models a caller may see. Under a policy that allows or denies reading the catalog as a whole that is one
 * question to the permission system. Under a conditional one the catalog itself is asked with the caller's credentials,
 * so that its rules decide and the fleet cannot show more than the catalog does.
 */
export class FleetVisibility {
  readonly #auth: AuthService;
  readonly #permissions: PermissionsService;
  readonly #catalog: CatalogService;
  readonly #now: () => Date;
  readonly #known = new Map<
    string,
    { refs: Promise<string[]>; until: number }
  >();

  constructor(options: {
    auth: AuthService;
    now: () => Date;
    permissions: PermissionsService;
    catalog: CatalogService;
  }) {
    this.#auth = options.auth;
    this.#now = options.now;
    this.#permissions = options.permissions;
    this.#catalog = options.catalog;
  }

  async of(credentials: BackstageCredentials): Promise<Visibility> {
    const [{ result }] = await this.#permissions.authorizeConditional(
      [{ permission: catalogEntityReadPermission }],
      { credentials },
    );
    if (result === AuthorizeResult.ALLOW) return 'all';
    if (result === AuthorizeResult.DENY) return 'none';
    return this.#readable(credentials);
  }

  /** Asked of the catalog at most every 15 s for a person, whatever the page asks meanwhile. */
  async #readable(credentials: BackstageCredentials): Promise<string[]> {
    if (!this.#auth.isPrincipal(credentials, 'user')) {
      return this.#readNow(credentials);
    }
    const person = credentials.principal.userEntityRef;
    const now = +this.#now();
    const known = this.#known.get(person);
    if (known && known.until > now) return known.refs;
    if (this.#known.size >= MOST_PERSONS) this.#known.clear();
    const refs = this.#readNow(credentials);
    this.#known.set(person, { refs, until: now + AGE });
    refs.catch(() => this.#known.delete(person));
    return refs;
  }

  async #readNow(credentials: BackstageCredentials): Promise<string[]> {
    const refs: string[] = [];
    const pages = this.#catalog.streamEntities(
      {
        filter: MODEL_ENTITIES,
        fields: ['kind', 'metadata.name', 'metadata.namespace'],
      },
      { credentials },
    );
    for await (const page of pages) {
      refs.push(...page.map(entity => stringifyEntityRef(entity)));
      if (refs.length >= MOST_MODELS) break;
    }
    return refs;
  }
}
