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
import type { RegistryReader, VersionSearchQuery } from '../registry';
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
  environments: ReadonlyMap<string, string[]>,
): V => ({
  ...version,
  environments: environments.get(version.version) ?? [],
});

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
    const [page, environments] = await Promise.all([
      this.#registry.listVersions(model, query),
      this.#environmentsByVersion(model),
    ]);
    const facts = await this.#facts.findSummaries(model.registry, page.items);
    return {
      ...page,
      items: page.items.map(item => ({
        ...withEnvironments(item, environments),
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
    const [detail, environments] = await Promise.all([
      this.#registry.getVersion(model, version),
      this.#environmentsByVersion(model),
    ]);
    const card =
      detail.card ??
      toCard(detail.description, 'version description') ??
      toCard(
        await descriptionOf(this.#ports, model.registry),
        'model description',
      );
    return { ...withEnvironments(detail, environments), card };
  }

  /** Throws `NotFoundError` when one of them is not there. */
  async compareVersions(
    entityRef: string,
    versions: { left: string; right: string },
    credentials: BackstageCredentials,
  ): Promise<VersionComparison> {
    const model = await this.#readModel(entityRef, credentials);
    const [left, right, environments] = await Promise.all([
      this.#registry.getVersion(model, versions.left),
      this.#registry.getVersion(model, versions.right),
      this.#environmentsByVersion(model),
    ]);
    return compareVersions(
      withEnvironments(left, environments),
      withEnvironments(right, environments),
      this.#directions(model),
    );
  }

  async #environmentsByVersion({ ref }: ModelSpec) {
    const deployments = await this.#serving.getByModel([ref]);
    const byVersion = new Map<string, string[]>();
    for (const { environment, serving } of deployments.get(ref) ?? []) {
      if (!serving) continue;
      const known = byVersion.get(serving.version) ?? [];
      byVersion.set(serving.version, [...known, environment]);
    }
    return byVersion;
  }
}
