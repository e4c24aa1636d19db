import { toError } from '@backstage/errors';
import type { Run, Version } from '@slipway/plugin-ml-common';
import type { DeploymentService } from '../deployments/types';
import type { ModelSpec } from '../entities';
import type { RegistryReader } from '../registry';
import type { RunReader } from '../runs';
import { MOST_NODES } from './CatalogLineage';
import {
  edgeKey,
  type Graph,
  type LineageEdge,
  type LineageNode,
} from './types';

/** Most models of one graph whose versions are read; those nearest to the root come first. */
const MOST_MODELS = 10;
/** Versions that are looked through for those that serve. */
const NEWEST = 50;
/** Most datasets of one version. */
const MOST_DATASETS = 50;
const LONGEST = 250;

type Dataset = Run['datasets'][number];

/**
 * Adds what the registry and the tracking server know: of each model that is the root or lies upstream of it, the
 * versions that serve and the newest one, and the data that their runs read. A server that does not answer takes
 * nothing else from the page.
 */
export class TrainingData {
  readonly #registry: Pick<RegistryReader, 'listVersions'>;
  readonly #runs: Pick<RunReader, 'getRunsById'>;
  readonly #serving: Pick<DeploymentService, 'getByModel'>;

  constructor(options: {
    registry: Pick<RegistryReader, 'listVersions'>;
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
    const { items } = await this.#registry.listVersions(model, {
      limit: NEWEST,
    });
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
}

function addVersion(
  graph: Graph,
  about: {
    model: ModelSpec;
    node: LineageNode;
    version: Version;
    run?: Run;
    environments?: ReadonlyMap<string, string[]>;
    depth: number;
  },
) {
  const { model, node, version, run, environments, depth } = about;
  const distance = node.distance + 1;
  const id = `version:${model.ref}@${version.version}`;
  const shown: LineageNode = {
    id,
    kind: 'version',
    title: `${node.title} version ${version.version}`.slice(0, LONGEST),
    description: version.description?.slice(0, LONGEST),
    version: version.version,
    model: model.ref,
    environments: environments?.get(version.version),
    side: 'upstream',
    distance,
  };
  if (!addNode(graph, shown)) return;
  addEdge(graph, { from: id, to: model.ref, relation: 'versionOf' });
  graph.versions.push({ node: shown, version, run });
  if (!run || run.datasets.length === 0) return;
  if (distance >= depth) {
    graph.deeper = true;
    return;
  }
  const { instance } = model.registry;
  for (const [name, read] of byName(run.datasets)) {
    const from =
      entityNamed(graph, name) ??
      addDataset(graph, { instance, name, read, distance: distance + 1 });
    if (from) {
      const context = [...new Set(read.flatMap(one => one.context ?? []))];
      addEdge(graph, {
        from,
        to: id,
        relation: 'readBy',
        context: context.join(', ').slice(0, LONGEST) || undefined,
      });
    }
  }
}

function byName(datasets: readonly Dataset[]): Map<string, Dataset[]> {
  const named = new Map<string, Dataset[]>();
  for (const dataset of datasets.slice(0, MOST_DATASETS)) {
    named.set(dataset.name, [...(named.get(dataset.name) ?? []), dataset]);
  }
  return named;
}

const DATA = new Set(['table', 'topic', 'bucket', 'dataset', 'feature-set']);

/** A dataset that is named like a table or a feature set of this graph is that one. */
const entityNamed = (graph: Graph, name: string): string | undefined =>
  [...graph.nodes.values()].find(
    ({ kind, ref, title, side }) =>
      side !== 'downstream' &&
      DATA.has(kind) &&
      ref !== undefined &&
      (title === name || ref.slice(ref.indexOf('/') + 1) === name),
  )?.id;

/** A dataset that only the run knows; one node for all its digests. */
function addDataset(
  graph: Graph,
  dataset: {
    instance: string;
    name: string;
    read: readonly Dataset[];
    distance: number;
  },
): string | undefined {
  const { instance, name, read, distance } = dataset;
  const id = `dataset:${instance}/${name.slice(0, LONGEST)}`;
  const digests = [...new Set(read.map(({ digest }) => digest))];
  const known = graph.nodes.get(id);
  if (known) return id;
  const added = addNode(graph, {
    id,
    kind: 'dataset',
    title: name.slice(0, LONGEST),
    description: read[0]?.source?.slice(0, LONGEST),
    version: digests.length === 1 ? digests[0].slice(0, LONGEST) : undefined,
    unknownToCatalog: true,
    side: 'upstream',
    distance,
  });
  return added ? id : undefined;
}

function addNode(graph: Graph, node: LineageNode): boolean {
  if (graph.nodes.has(node.id)) return true;
  if (graph.nodes.size >= MOST_NODES) {
    graph.truncated = true;
    return false;
  }
  graph.nodes.set(node.id, node);
  return true;
}

const addEdge = (graph: Graph, edge: LineageEdge) =>
  graph.edges.set(edgeKey(edge), edge);
