import type {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { toError } from '@backstage/errors';
import { catalogCredentials } from '../authorization';
import { toModelSpec, type ModelSpec } from '../entities';
import type { RegisteredRefs } from '../fleet';
import {
  nameKey,
  NOWHERE,
  versionKey,
  type RegisteredName,
  type RegisteredVersionName,
} from '../registry';
import type { UsedModels } from '../runs';
import { NODE_FIELDS } from './CatalogLineage';
import { addEdge, addNode, noteSilence } from './graph';
import type { MadeFrom, MadeFromVersion } from './MadeFrom';
import type { Place } from './nodeOf';
import type { Graph, LineageNode, TrainedVersion } from './types';
import { LONGEST, versionNode } from './versionNode';

const LONGEST_ERROR = 1_000;

/** Versions by {@link versionKey}. */
type Trained = ReadonlyMap<
  string,
  { name: RegisteredVersionName; trained: TrainedVersion }
>;

/** Where the model that a version was made from stands in the catalog. */
type Base =
  | { state: 'seen'; model: ModelSpec }
  | { state: 'hidden' }
  /** No entity describes it. */
  | { state: 'undescribed' };

/** The versions that were added to models which are the root or upstream of it, by {@link versionKey}. */
const versionsUpstream = ({ versions, models }: Graph): Trained =>
  new Map(
    versions.flatMap(trained => {
      const { node, version } = trained;
      const model = models.get(node.model ?? '');
      if (!model || node.side === 'downstream') return [];
      const name = { ...model.registry, version: version.version };
      return [[versionKey(name), { name, trained }]];
    }),
  );

/** Adds the versions that versions of a graph were made from: models that their runs trained further, or learnt from. */
export class BaseVersions {
  readonly #auth: AuthService;
  readonly #catalog: CatalogService;
  readonly #madeFrom: Pick<MadeFrom, 'sources'>;
  readonly #usedModels: Pick<UsedModels, 'lookAt'>;
  readonly #refs: Pick<RegisteredRefs, 'find'>;

  constructor(options: {
    auth: AuthService;
    catalog: CatalogService;
    madeFrom: Pick<MadeFrom, 'sources'>;
    usedModels: Pick<UsedModels, 'lookAt'>;
    registeredRefs: Pick<RegisteredRefs, 'find'>;
  }) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
    this.#madeFrom = options.madeFrom;
    this.#usedModels = options.usedModels;
    this.#refs = options.registeredRefs;
  }

  /** One query for all versions, one of the catalog for their models. */
  async addTo(
    graph: Graph,
    depth: number,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const trained = versionsUpstream(graph);
    await this.#lookAt(graph, trained);
    const pairs = await this.#madeFrom.sources(
      [...trained.values()].map(({ name }) => name),
    );
    if (pairs.length === 0) return;
    const baseOf = await this.#bases(pairs, credentials);
    for (const { from, to } of pairs) {
      const one = trained.get(versionKey(to))?.trained;
      const base = baseOf(from);
      if (!one || base.state === 'hidden') continue;
      if (one.node.distance >= depth) {
        graph.deeper = true;
        continue;
      }
      const node = baseNode(from, base, {
        side: 'upstream',
        distance: one.node.distance + 1,
      });
      if (!addNode(graph, node)) continue;
      one.digests.set(node.id, [from.version]);
      addEdge(graph, { from: node.id, to: one.node.id, relation: 'madeInto' });
    }
  }

  /** Asks for what is not known yet; a server that does not answer costs what it would have said. */
  async #lookAt(graph: Graph, trained: Trained) {
    const runs = new Map<string, string[]>();
    for (const { name, trained: one } of trained.values()) {
      const { runId } = one.version;
      if (runId) {
        runs.set(name.instance, [...(runs.get(name.instance) ?? []), runId]);
      }
    }
    await Promise.all(
      [...runs].map(async ([instance, runIds]) => {
        try {
          await this.#usedModels.lookAt(instance, runIds);
        } catch (error) {
          noteSilence(graph, {
            instance,
            missing: 'data',
            error: toError(error).message.slice(0, LONGEST_ERROR),
          });
        }
      }),
    );
  }

  async #bases(
    pairs: readonly MadeFromVersion[],
    credentials: BackstageCredentials,
  ): Promise<(name: RegisteredName) => Base> {
    const names = new Map(pairs.map(({ from }) => [nameKey(from), from]));
    const described = await this.#refs.find([...names.values()]);
    const { items } =
      described.length === 0
        ? { items: [] }
        : await this.#catalog.getEntitiesByRefs(
            {
              entityRefs: described.map(({ ref }) => ref),
              fields: NODE_FIELDS,
            },
            { credentials: await catalogCredentials(this.#auth, credentials) },
          );
    const known = new Set(described.map(nameKey));
    const seen = new Map(
      items.flatMap((entity, index): [string, ModelSpec][] =>
        entity ? [[nameKey(described[index]), toModelSpec(entity)]] : [],
      ),
    );
    return name => {
      const model = seen.get(nameKey(name));
      if (model) return { state: 'seen', model };
      return { state: known.has(nameKey(name)) ? 'hidden' : 'undescribed' };
    };
  }
}

/** The version of a model that the caller may see, or of one that nobody described. */
function baseNode(
  { instance, model, version }: RegisteredVersionName,
  base: Exclude<Base, { state: 'hidden' }>,
  place: Place,
): LineageNode {
  if (base.state === 'seen') {
    return versionNode(base.model, { version }, NOWHERE, place);
  }
  return {
    id: `registered:${instance}/${model.slice(0, LONGEST)}@${version}`,
    kind: 'version',
    title: `${model} version ${version}`.slice(0, LONGEST),
    version,
    unknownToCatalog: true,
    ...place,
  };
}
