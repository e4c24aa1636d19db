import type {
  AuthService,
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  AuthorizeResult,
  type BasicPermission,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { mlReadPermission, type Act } from '@slipway/plugin-ml-common';
import { catalogCredentials } from './catalogCredentials';

/** A permission that the catalog's rules decide for one entity. */
export type EntityPermission = ResourcePermission<'catalog-entity'>;

/** A permission that is not about one entity. */
export type PluginPermission = BasicPermission;

/**
 * Who may do what. Reading what Slipway knows of an entity takes `ml.read` and the catalog's own permission to read the
 * entity; what a person may not see is not there (`NotFoundError`), so that names do not leak.
 */
export class EntityAccess {
  readonly #auth: AuthService;
  readonly #permissions: PermissionsService;
  readonly #catalog: CatalogService;

  constructor(options: {
    auth: AuthService;
    permissions: PermissionsService;
    catalog: CatalogService;
  }) {
    this.#auth = options.auth;
    this.#permissions = options.permissions;
    this.#catalog = options.catalog;
  }

  /** Throws `NotAllowedError` when the permission is denied. */
  async require(
    permission: PluginPermission,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const [{ result }] = await this.#permissions.authorize([{ permission }], {
      credentials,
    });
    if (result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(
        `This needs the permission '${permission.name}', which you do not have`,
      );
    }
  }

  /**
   * The entity, where the caller may read it and what Slipway knows of it. Throws `NotAllowedError` without `ml.read`
   * and `NotFoundError` for what is not there or may not be seen.
   */
  async requireRead(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<Entity> {
    const [, entity] = await Promise.all([
      this.require(mlReadPermission, credentials),
      this.#catalog.getEntityByRef(entityRef, {
        credentials: await catalogCredentials(this.#auth, credentials),
      }),
    ]);
    if (!entity) {
      throw new NotFoundError(
        `There is no entity '${entityRef}' in the catalog that you may see`,
      );
    }
    return entity;
  }

  /** Those of the references whose entities exist and may be read by the caller; one call. */
  async readableAmong(
    entityRefs: readonly string[],
    credentials: BackstageCredentials,
  ): Promise<Set<string>> {
    const unique = [...new Set(entityRefs)];
    if (unique.length === 0) return new Set();
    const { items } = await this.#catalog.getEntitiesByRefs(
      {
        entityRefs: unique,
        fields: ['kind', 'metadata.name', 'metadata.namespace'],
      },
      { credentials: await catalogCredentials(this.#auth, credentials) },
    );
    return new Set(unique.filter((_, index) => items[index]));
  }

  /** Whether the caller may use the permission on the entity, and why not. Does not throw for a refusal. */
  async may(
    permission: EntityPermission,
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<Act> {
    const [{ result }] = await this.#permissions.authorize(
      [{ permission, resourceRef: entityRef }],
      { credentials },
    );
    return result === AuthorizeResult.ALLOW
      ? { allowed: true }
      : {
          allowed: false,
          reason: `This needs the permission '${permission.name}' on ${entityRef}, which you do not have`,
        };
  }

  /** As {@link EntityAccess.may}, but throws `NotAllowedError` with the reason. */
  async requireFor(
    permission: EntityPermission,
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const act = await this.may(permission, entityRef, credentials);
    if (!act.allowed) throw new NotAllowedError(act.reason);
  }
}
