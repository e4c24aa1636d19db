import { toError } from '@backstage/errors';
import type { Run, Version } from '@slipway/plugin-ml-common';
import type { DeploymentService } from '../deployments/types';
import type { ModelSpec } from '../entities';
import type { RegistryReader } from '../registry';
import type { RunReader } from '../runs';
import { addVersion } from './addVersion';
import type { Graph, LineageNode } from './types';

/** Most models of one graph whose versions are read; those nearest to the root come first. */
const MOST_MODELS = 10;
/** Versions that are looked through for those that serve. */
const NEWEST = 50;
type VersionLister = Pick<
  RegistryReader,
  'listRegisteredVersions' | 'listVersions'
>;

/**
 * Adds what the registry and the tracking server know: of each model that is the root or lies upstream of it, the
 * versions that serve and the newest one, and the data that their runs read. A server that does not answer takes
 * nothing else from the page.
 */
export class TrainingData {
  readonly #registry: VersionLister;
  readonly #runs: Pick<RunReader, 'getRunsById'>;
  readonly #serving: Pick<DeploymentService, 'getByModel'>;

  constructor(options: {
    registry: VersionLister;
    runs: Pick<RunReader, 'getRunsById'>;
    serving: Pick<DeploymentService, 'getByModel'>;
  }) {
    this.#registry = options.registry;
    this.#runs = options.runs;
    this.#serving = options.serving;
  }

  /** Reads in parallel, then adds one model after the other, so that the graph is the same each time. */
  async addTo(graph: Graph, depth: number): Promise<void> {
    const models = [...graph.models.values()]
      .map(model => ({ model, node: graph.nodes.get(model.ref) }))
      .filter(
        (one): one is { model: ModelSpec; node: LineageNode } =>
          one.node !== undefined &&
          one.node.side !== 'downstream' &&
          one.node.distance < depth,
      )
      .sort((a, b) => a.node.distance - b.node.distance)
      .slice(0, MOST_MODELS);
    if (models.length === 0) return;
    const serving = await this.#environments(models.map(one => one.model));
    const read = await Promise.allSettled(
      models.map(({ model }) => this.#versionsOf(model, serving)),
    );
    read.forEach((result, index) => {
      const { model, node } = models[index];
      if (result.status === 'rejected') {
        graph.silent.push({
          instance: model.registry.instance,
          error: toError(result.reason).message.slice(0, 1_000),
        });
        return;
      }
      const environments = serving.get(model.ref);
      for (const { version, run } of result.value) {
        addVersion(graph, { model, node, version, run, environments, depth });
      }
    });
  }

  /** Environments by version, by model; one query. */
  async #environments(models: readonly ModelSpec[]) {
    const byModel = await this.#serving.getByModel(
      models.map(({ ref }) => ref),
    );
    return new Map(
      [...byModel].map(([ref, deployments]) => {
        const byVersion = new Map<string, string[]>();
        for (const { environment, serving } of deployments) {
          if (!serving) continue;
          const others = byVersion.get(serving.version) ?? [];
          byVersion.set(serving.version, [...others, environment]);
        }
        return [ref, byVersion];
      }),
    );
  }

  /** The newest version and those that serve, with their runs. */
  async #versionsOf(
    model: ModelSpec,
    serving: ReadonlyMap<string, ReadonlyMap<string, string[]>>,
  ): Promise<{ version: Version; run?: Run }[]> {
    const items = await this.#newestOf(model);
    const serves = serving.get(model.ref);
    const shown = items.filter(
      ({ version }, index) => index === 0 || serves?.has(version),
    );
    const runs = await this.#runs.getRunsById(
      model,
      shown.flatMap(({ runId }) => runId ?? []),
    );
    return shown.map(version => ({
      version,
      run: version.runId ? runs.get(version.runId) : undefined,
    }));
  }

  /** From the mirror; of a model that it has not met yet, from the registry itself. */
  async #newestOf(model: ModelSpec): Promise<Version[]> {
    const query = { limit: NEWEST };
    const kept = await this.#registry.listRegisteredVersions(
      model.registry,
      query,
    );
    const { items } = kept.items.length
      ? kept
      : await this.#registry.listVersions(model, query);
    return items.filter(({ deletedAt }) => !deletedAt);
  }
}
