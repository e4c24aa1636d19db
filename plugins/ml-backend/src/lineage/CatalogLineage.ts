import type {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { isModelLike } from '@slipway/plugin-ml-common';
import { catalogCredentials } from '../authorization';
import { toModelSpec } from '../entities';
import { nodeOf, unknownNode, type Place } from './nodeOf';
import { flowsOf, stronger } from './relations';
import { edgeKey, type Graph, type LineageQuery } from './types';

/** Most nodes of one graph. */
export const MOST_NODES = 500;

/** What a node and a model's place in the registry need; an API's definition, which can be large, is none of it. */
const FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'metadata.description',
  'metadata.annotations',
  'spec.type',
  'spec.lifecycle',
  'spec.owner',
  'spec.registry',
  'spec.experiments',
  'relations',
];

type Step = { entity: Entity; place: Place };

/**
 * Walks the catalog's relations from one entity, breadth first: upstream from what is upstream, downstream from what is
 * downstream. One catalog query for each step, with the caller's credentials, and one at the end that tells what does
 * not exist from what the caller may not see: the former is shown as unknown, the latter is left out.
 */
export class CatalogLineage {
  readonly #auth: AuthService;
  readonly #catalog: CatalogService;

  constructor(options: { auth: AuthService; catalog: CatalogService }) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
  }

  async walk(
    root: Entity,
    { direction, depth }: LineageQuery,
    credentials: BackstageCredentials,
  ): Promise<Graph> {
    const asked = await catalogCredentials(this.#auth, credentials);
    const first: Step = { entity: root, place: { side: 'root', distance: 0 } };
    const id = stringifyEntityRef(root);
    const steps = new Map([[id, first]]);
    const missing = new Map<string, Place>();
    let truncated = false;
    let frontier = [first];
    let next = ahead(frontier, direction, known(steps, missing));
    for (let distance = 1; distance <= depth && next.size > 0; distance++) {
      const room = MOST_NODES - steps.size - missing.size;
      truncated ||= next.size > room;
      const refs = [...next.keys()].slice(0, Math.max(room, 0));
      if (refs.length === 0) break;
      const { items } = await this.#catalog.getEntitiesByRefs(
        { entityRefs: refs, fields: FIELDS },
        { credentials: asked },
      );
      frontier = refs.flatMap((ref, index) => {
        const place: Place = { side: next.get(ref) ?? 'upstream', distance };
        const entity = items[index];
        if (!entity) {
          missing.set(ref, place);
          return [];
        }
        const step = { entity, place };
        steps.set(ref, step);
        return [step];
      });
      next = ahead(frontier, direction, known(steps, missing));
    }
    const unknown = await this.#unknownAmong([...missing.keys()]);
    return assemble(id, steps, {
      unknown: new Map([...missing].filter(([ref]) => unknown.has(ref))),
      truncated,
      deeper: next.size > 0,
    });
  }

  /** Those of the references that nobody's catalog has. */
  async #unknownAmong(refs: string[]): Promise<Set<string>> {
    if (refs.length === 0) return new Set();
    const { items } = await this.#catalog.getEntitiesByRefs(
      { entityRefs: refs, fields: ['kind'] },
      { credentials: await this.#auth.getOwnServiceCredentials() },
    );
    return new Set(refs.filter((_, index) => !items[index]));
  }
}

const known =
  (...maps: ReadonlyMap<string, unknown>[]) =>
  (ref: string) =>
    maps.some(map => map.has(ref));

/** What one step further leads to, on which side. */
function ahead(
  frontier: readonly Step[],
  direction: LineageQuery['direction'],
  isKnown: (ref: string) => boolean,
): Map<string, 'upstream' | 'downstream'> {
  const next = new Map<string, 'upstream' | 'downstream'>();
  for (const { entity, place } of frontier) {
    for (const { side, other } of flowsOf(entity)) {
      const goes = place.side === 'root' || place.side === side;
      const wanted = direction === 'both' || direction === side;
      if (goes && wanted && !isKnown(other) && !next.has(other)) {
        next.set(other, side);
      }
    }
  }
  return next;
}

function assemble(
  root: string,
  steps: ReadonlyMap<string, Step>,
  found: {
    unknown: ReadonlyMap<string, Place>;
    truncated: boolean;
    deeper: boolean;
  },
): Graph {
  const { unknown, truncated, deeper } = found;
  const graph: Graph = {
    root,
    nodes: new Map(),
    edges: new Map(),
    models: new Map(),
    versions: [],
    truncated,
    deeper,
    silent: [],
  };
  for (const [ref, { entity, place }] of steps) {
    graph.nodes.set(ref, nodeOf(entity, place));
    if (isModelLike(entity)) graph.models.set(ref, toModelSpec(entity));
  }
  for (const [ref, place] of unknown) {
    graph.nodes.set(ref, unknownNode(ref, place));
  }
  for (const { entity } of steps.values()) {
    for (const { edge } of flowsOf(entity)) {
      if (!graph.nodes.has(edge.from) || !graph.nodes.has(edge.to)) continue;
      const key = edgeKey(edge);
      const there = graph.edges.get(key);
      graph.edges.set(key, there ? stronger(there, edge) : edge);
    }
  }
  return graph;
}
