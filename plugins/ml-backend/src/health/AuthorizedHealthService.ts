import type {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { InputError, NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  isFeatureSetLike,
  isModelLike,
  mlObservationCreatePermission,
  type Health,
  type Observation,
} from '@slipway/plugin-ml-common';
import type { Page } from '@slipway/plugin-ml-node';
import { catalogCredentials, type EntityAccess } from '../authorization';
import { toModelSpec } from '../entities';
import type { HealthService } from './HealthService';
import type { NewObservation, ObservationQuery } from './types';

const MOST_NAMED = 5;

/** Health for callers with credentials: reading takes the entity, sending takes `ml.observation.create`. */
export class AuthorizedHealthService {
  readonly #health: HealthService;
  readonly #access: EntityAccess;
  readonly #auth: AuthService;
  readonly #catalog: CatalogService;

  constructor(options: {
    health: HealthService;
    access: EntityAccess;
    auth: AuthService;
    catalog: CatalogService;
  }) {
    this.#health = options.health;
    this.#access = options.access;
    this.#auth = options.auth;
    this.#catalog = options.catalog;
  }

  /** With the objectives of a model, none where it has none; a feature set has no such list. */
  async getHealth(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<Health> {
    const entity = await this.#requireSubject(entityRef, credentials);
    const [health, objectives] = await Promise.all([
      this.#health.getHealth(entityRef),
      isModelLike(entity)
        ? this.#health.getObjectives(toModelSpec(entity))
        : undefined,
    ]);
    return objectives ? { ...health, objectives } : health;
  }

  async listObservations(
    query: ObservationQuery,
    credentials: BackstageCredentials,
  ): Promise<Page<Observation>> {
    await this.#requireSubject(query.subject, credentials);
    return this.#health.listObservations(query);
  }

  /** Throws `NotAllowedError` without the permission. Asked before the body is looked at. */
  async requireRecord(credentials: BackstageCredentials): Promise<void> {
    await this.#access.require(mlObservationCreatePermission, credentials);
  }

  /** Stores observations. Throws `InputError` when a subject is not a model or feature set that the caller may see. */
  async record(
    observations: readonly NewObservation[],
    credentials: BackstageCredentials,
  ): Promise<{ accepted: number; known: number }> {
    await this.requireRecord(credentials);
    const subjects = [...new Set(observations.map(({ subject }) => subject))];
    const { items } = await this.#catalog.getEntitiesByRefs(
      { entityRefs: subjects },
      { credentials: await catalogCredentials(this.#auth, credentials) },
    );
    const unknown = subjects.filter((_, index) => {
      const entity = items[index];
      return !entity || !(isModelLike(entity) || isFeatureSetLike(entity));
    });
    if (unknown.length) {
      throw new InputError(
        `subject: there is no model or feature set ${unknown
          .slice(0, MOST_NAMED)
          .map(ref => `'${ref}'`)
          .join(
            ', ',
          )} in the catalog that you may see; register its catalog file first; nothing was stored`,
      );
    }
    return this.#health.record(observations);
  }

  async #requireSubject(entityRef: string, credentials: BackstageCredentials) {
    const entity = await this.#access.requireRead(entityRef, credentials);
    if (!isModelLike(entity) && !isFeatureSetLike(entity)) {
      throw new NotFoundError(
        `${entityRef} is neither a model nor a feature set; only those have health`,
      );
    }
    return entity;
  }
}
