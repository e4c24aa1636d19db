import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { Run } from '@slipway/plugin-ml-common';
import type { ModelSpec } from '../entities';
import type { RunReader } from '../runs';
import { addVersion, nodeNamed } from './addVersion';
import type { CataloguedData } from './CataloguedData';
import { noteSilence } from './graph';
import type { Shown, ShownVersion, ShownVersions } from './ShownVersions';
import type { Graph, LineageNode } from './types';

/** Most models of one graph whose versions are read; those nearest to the root come first. */
const MOST_MODELS = 10;
const LONGEST_ERROR = 1_000;

type Near = { model: ModelSpec; node: LineageNode };
type Trained = Near & { versions: readonly ShownVersion[]; runs: Runs };
type Runs = { byId: ReadonlyMap<string, Run>; error?: Error };

/** Models that are the root or upstream of it, the nearest first. */
const modelsUpstream = (graph: Graph): Near[] =>
  [...graph.models.values()]
    .flatMap((model): Near[] => {
      const node = graph.nodes.get(model.ref);
      return node && node.side !== 'downstream' ? [{ model, node }] : [];
    })
    .sort((a, b) => a.node.distance - b.node.distance);

const namesIn = (trained: readonly Trained[]): string[] =>
  trained.flatMap(({ runs }) =>
    [...runs.byId.values()].flatMap(({ datasets }) =>
      datasets.map(({ name }) => name),
    ),
  );

/**
 * Adds what the registry and the tracking server know: of each model that is the root or lies upstream of it, the
 * versions that serve and the newest one, and the data that their runs read. A server that does not answer takes
 * nothing else from the page.
 */
export class TrainingData {
  readonly #versions: Pick<ShownVersions, 'of' | 'hasAny'>;
  readonly #runs: Pick<RunReader, 'getRunsById'>;
  readonly #data: Pick<CataloguedData, 'named'>;

  constructor(options: {
    shownVersions: Pick<ShownVersions, 'of' | 'hasAny'>;
    runs: Pick<RunReader, 'getRunsById'>;
    cataloguedData: Pick<CataloguedData, 'named'>;
  }) {
    this.#versions = options.shownVersions;
    this.#runs = options.runs;
    this.#data = options.cataloguedData;
  }

  /** Reads in parallel, then adds one model after the other, so that the graph is the same each time. */
  async addTo(
    graph: Graph,
    depth: number,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const upstream = modelsUpstream(graph);
    const within = upstream.filter(({ node }) => node.distance < depth);
    const beyond = upstream.slice(within.length).map(({ model }) => model);
    graph.deeper ||= await this.#versions.hasAny(beyond);
    graph.truncated ||= within.length > MOST_MODELS;
    const near = within.slice(0, MOST_MODELS);
    const shown = await this.#versions.of(near.map(({ model }) => model));
    const trained = await Promise.all(
      near.map(async (one): Promise<Trained> => {
        const { versions } = shown.get(one.model.ref) ?? { versions: [] };
        return {
          ...one,
          versions,
          runs: await this.#runsOf(one.model, versions),
        };
      }),
    );
    const catalogued = await this.#data.named(
      namesIn(trained).filter(name => !nodeNamed(graph, name)),
      credentials,
    );
    for (const one of trained) {
      noteMissing(graph, one, shown.get(one.model.ref));
      for (const shownVersion of one.versions) {
        const { runId } = shownVersion.version;
        const run = runId ? one.runs.byId.get(runId) : undefined;
        addVersion(graph, {
          ...one,
          ...shownVersion,
          run,
          catalogued,
          depth,
        });
      }
    }
  }

  /** A tracking server that is away costs the runs, not the versions that the registry knows. */
  async #runsOf(
    model: ModelSpec,
    versions: readonly ShownVersion[],
  ): Promise<Runs> {
    try {
      const byId = await this.#runs.getRunsById(
        model,
        versions.flatMap(({ version }) => version.runId ?? []),
      );
      return { byId };
    } catch (error) {
      return { byId: new Map(), error: toError(error) };
    }
  }
}

/** Says which part of a model's versions and data is not shown, and why. */
function noteMissing(
  graph: Graph,
  { model, node, versions, runs }: Trained,
  shown?: Shown,
) {
  const { instance } = model.registry;
  const note = (missing: 'versions' | 'data', error: string) =>
    noteSilence(graph, {
      instance,
      missing,
      error: error.slice(0, LONGEST_ERROR),
    });
  if (shown?.error) note('versions', shown.error.message);
  if (runs.error) {
    note('data', runs.error.message);
    return;
  }
  for (const { version } of versions) {
    if (version.runId && !runs.byId.has(version.runId)) {
      note(
        'data',
        `Run ${version.runId}, which made version ${version.version} of ${
          node.title
        }, is not among the runs of ${model.experiments.join(', ')}`,
      );
    }
  }
}
