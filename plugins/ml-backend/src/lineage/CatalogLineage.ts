import type {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { catalogCredentials } from '../authorization';
import type { Place } from './nodeOf';
import { ahead, assemble, type Step } from './steps';
import { MOST_NODES, type Graph, type LineageQuery } from './types';

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
    const isKnown = (ref: string) => steps.has(ref) || missing.has(ref);
    let next = ahead(frontier, direction, isKnown);
    for (let distance = 1; distance <= depth && next.size > 0; distance++) {
      const room = MOST_NODES - steps.size - missing.size;
      truncated ||= next.size > room;
      const refs = [...next.keys()].slice(0, Math.max(room, 0));
      if (refs.length === 0) break;
      const { items } = await this.#catalog.getEntitiesByRefs(
        { entityRefs: refs, fields: FIELDS },
        { credentials: asked },
      );
      frontier = [];
      for (const [index, ref] of refs.entries()) {
        const place: Place = { side: next.get(ref) ?? 'upstream', distance };
        const entity = items[index];
        if (entity) {
          frontier.push({ entity, place });
          steps.set(ref, { entity, place });
        } else {
          missing.set(ref, place);
        }
      }
      next = ahead(frontier, direction, isKnown);
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
