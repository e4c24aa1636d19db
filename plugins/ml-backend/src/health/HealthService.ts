import type { Health, Observation } from '@slipway/plugin-ml-common';
import type { Page } from '@slipway/plugin-ml-node';
import { countUncomputed, leastLeft } from './errorBudget';
import type { ErrorBudgets, WithObjectives } from './ErrorBudgets';
import { healthOf, type SeriesState } from './healthOf';
import type { LatestObservation, ObservationStore } from './ObservationStore';
import { sourcesOf } from './sources';
import { isLate, statusAt } from './status';
import type {
  BudgetSummary,
  HealthPolicy,
  HealthReader,
  HealthSummary,
  NewObservation,
  ObjectiveState,
  ObservationQuery,
} from './types';
import { runLength } from './runLength';
import { describe } from './words';

const MOST_SERIES = 500;
const MOST_SERIES_OF_MANY = 20_000;
const WINDOWS_LOOKED_AT = 24;

/** Called after observations of these subjects were stored. */
export type ObservedListener = (subjects: string[]) => void;

const newestOf = (observations: readonly Observation[]): string | undefined =>
  observations
    .map(({ observedAt }) => observedAt)
    .sort()
    .at(-1);

/** Observations in, health out. */
export class HealthService implements HealthReader {
  readonly #store: ObservationStore;
  readonly #budgets: ErrorBudgets;
  readonly #policy: HealthPolicy;
  readonly #now: () => Date;
  readonly #listeners: ObservedListener[] = [];

  constructor(options: {
    store: ObservationStore;
    budgets: ErrorBudgets;
    policy: HealthPolicy;
    now: () => Date;
  }) {
    this.#store = options.store;
    this.#budgets = options.budgets;
    this.#policy = options.policy;
    this.#now = options.now;
  }

  /** Calls the listener after new observations; it must not throw. */
  onObserved(listener: ObservedListener): void {
    this.#listeners.push(listener);
  }

  /** Stores observations; those known by source and id change nothing. */
  async record(
    observations: readonly NewObservation[],
  ): Promise<{ accepted: number; known: number }> {
    const accepted = await this.#store.add(observations);
    if (accepted) {
      const subjects = [...new Set(observations.map(({ subject }) => subject))];
      this.#listeners.forEach(listener => listener(subjects));
    }
    return { accepted, known: observations.length - accepted };
  }

  async getHealth(entityRef: string): Promise<Health> {
    const now = this.#now();
    const latest = await this.#store.findLatest([entityRef], {
      limit: MOST_SERIES,
    });
    const observations = latest.map(({ observation }) => observation);
    return {
      ...healthOf(await this.#withWindows(latest), this.#policy, now),
      observedAt: newestOf(observations),
      latest: observations.map(one => ({ ...one, status: statusAt(one, now) })),
      sources: sourcesOf(observations, now),
    };
  }

  async getLatestObservations(
    entityRef: string,
    filter: { modelVersion?: string; kind?: Observation['kind'] } = {},
  ): Promise<Observation[]> {
    const now = this.#now();
    const latest = await this.#store.findLatest([entityRef], {
      ...filter,
      limit: MOST_SERIES,
    });
    return latest.map(({ observation }) => ({
      ...observation,
      status: statusAt(observation, now),
    }));
  }

  /** Health of many entities, in one query; entities without observations are unknown. */
  async getSummaries(
    entityRefs: readonly string[],
  ): Promise<Map<string, HealthSummary>> {
    const now = this.#now();
    const latest = await this.#store.findLatest(entityRefs, {
      limit: MOST_SERIES_OF_MANY,
    });
    const bySubject = new Map<string, Observation[]>(
      entityRefs.map(ref => [ref, []]),
    );
    for (const { observation } of latest) {
      bySubject.get(observation.subject)?.push(observation);
    }
    return new Map(
      [...bySubject].map(([ref, observations]) => [
        ref,
        this.#summarise(observations, now),
      ]),
    );
  }

  /** Observations of one entity by window, newest first. */
  async listObservations(query: ObservationQuery): Promise<Page<Observation>> {
    return this.#store.list(query);
  }

  /** Share of features that drift, per window, oldest first, at most 24 an entity; one query. */
  async getDriftShares(
    entityRefs: readonly string[],
  ): Promise<Map<string, number[]>> {
    return this.#store.findDriftShares(entityRefs);
  }

  /** An entity's objectives and what is left of their error budgets, in their order. */
  async getObjectives(entity: WithObjectives): Promise<ObjectiveState[]> {
    const budgets = await this.#budgets.of([entity]);
    return budgets.get(entity.ref)?.states ?? [];
  }

  /** What a list shows of the objectives of many entities; those without objectives are left out. */
  async getErrorBudgets(
    entities: readonly WithObjectives[],
  ): Promise<Map<string, BudgetSummary>> {
    const budgets = await this.#budgets.of(entities);
    return new Map(
      [...budgets].map(([ref, { states, ...known }]) => [
        ref,
        {
          errorBudget: leastLeft(states),
          uncomputedObjectives: countUncomputed(states),
          ...known,
        },
      ]),
    );
  }

  #summarise(observations: Observation[], now: Date): HealthSummary {
    const { status, reasons } = healthOf(
      observations.map(observation => ({ observation })),
      this.#policy,
      now,
    );
    const [worst] = reasons;
    const named = observations.find(({ id }) => id === worst?.observationId);
    return {
      status,
      reason: named ? describe(named) : worst?.text.split(';')[0],
      observedAt: newestOf(observations),
      changesAt: observations
        .filter(one => one.validUntil && !isLate(one, now))
        .map(({ validUntil }) => validUntil)
        .sort()[0],
    };
  }

  async #withWindows(latest: LatestObservation[]): Promise<SeriesState[]> {
    const bad = latest.filter(
      ({ observation }) => observation.status !== 'healthy',
    );
    const statuses = await this.#store.findRecentStatuses(
      bad.map(({ seriesId }) => seriesId),
      WINDOWS_LOOKED_AT,
    );
    return latest.map(({ seriesId, observation }) => ({
      observation,
      windows: runLength(statuses.get(seriesId) ?? []),
    }));
  }
}
