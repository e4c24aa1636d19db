import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  Version,
  VersionComparison,
  VersionDetail,
  VersionPage,
} from '@slipway/plugin-ml-common';
import type { EntityAccess } from '../authorization';
import { compareVersions } from '../comparison';
import {
  readableModels,
  type EntityReader,
  type ModelSpec,
  type ReadModel,
} from '../entities';
import type { PortDirectory } from '../ports/PortDirectory';
import type { MetricDirections } from '../promotions';
import {
  nameKey,
  NOWHERE,
  whereServes,
  type RegistryReader,
  type ServesIn,
  type VersionSearchQuery,
} from '../registry';
import { toCard, type VersionSummaryFacts } from '../registry/version';
import { descriptionOf } from './descriptionOf';
import type { ServingReader } from './types';

/** What is known of versions from the last look at their artefacts, without looking again. */
export interface VersionFactsReader {
  findSummaries(
    name: { instance: string; model: string },
    versions: readonly Pick<Version, 'version' | 'createdAt'>[],
  ): Promise<Map<string, VersionSummaryFacts>>;
}

const withEnvironments = <V extends Version>(
  version: V,
  serving: ReadonlyMap<string, ServesIn>,
): V => ({ ...version, ...(serving.get(version.version) ?? NOWHERE) });

/**
 * The versions of a model, for callers with credentials: everything takes `ml.read` and the catalog's permission to
 * read the entity.
 */
export class VersionPages {
  readonly #readModel: ReadModel;
  readonly #ports: PortDirectory;
  readonly #registry: RegistryReader;
  readonly #facts: VersionFactsReader;
  readonly #serving: ServingReader;
  readonly #directions: MetricDirections;

  constructor(options: {
    access: EntityAccess;
    entities: EntityReader;
    ports: PortDirectory;
    registry: RegistryReader;
    versionFacts: VersionFactsReader;
    serving: ServingReader;
    metricDirections: MetricDirections;
  }) {
    this.#readModel = readableModels(options);
    this.#ports = options.ports;
    this.#registry = options.registry;
    this.#facts = options.versionFacts;
    this.#serving = options.serving;
    this.#directions = options.metricDirections;
  }

  async listVersions(
    entityRef: string,
    query: VersionSearchQuery,
    credentials: BackstageCredentials,
  ): Promise<VersionPage> {
    const model = await this.#readModel(entityRef, credentials);
    const [page, serving] = await Promise.all([
      this.#registry.listVersions(model, query),
      this.#whereServes(model),
    ]);
    const facts = await this.#facts.findSummaries(model.registry, page.items);
    return {
      ...page,
      items: page.items.map(item => ({
        ...withEnvironments(item, serving),
        ...facts.get(item.version),
      })),
    };
  }

  async getVersion(
    entityRef: string,
    version: string,
    credentials: BackstageCredentials,
  ): Promise<VersionDetail> {
    const model = await this.#readModel(entityRef, credentials);
    const [detail, serving] = await Promise.all([
      this.#registry.getVersion(model, version),
      this.#whereServes(model),
    ]);
    const card =
      detail.card ??
      toCard(detail.description, 'version description') ??
      toCard(
        await descriptionOf(this.#ports, model.registry),
        'model description',
      );
    return { ...withEnvironments(detail, serving), card };
  }

  /** Throws `NotFoundError` when one of them is not there. */
  async compareVersions(
    entityRef: string,
    versions: { left: string; right: string },
    credentials: BackstageCredentials,
  ): Promise<VersionComparison> {
    const model = await this.#readModel(entityRef, credentials);
    const [left, right, serving] = await Promise.all([
      this.#registry.getVersion(model, versions.left),
      this.#registry.getVersion(model, versions.right),
      this.#whereServes(model),
    ]);
    return compareVersions(
      withEnvironments(left, serving),
      withEnvironments(right, serving),
      this.#directions(model),
    );
  }

  async #whereServes({ ref, registry }: ModelSpec) {
    const [deployments, registered] = await Promise.all([
      this.#serving.getByModel([ref]),
      this.#registry.getServing([registry]),
    ]);
    return whereServes(
      deployments.get(ref) ?? [],
      registered.get(nameKey(registry)) ?? [],
    );
  }
}
