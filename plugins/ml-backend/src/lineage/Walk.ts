import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { Reading } from './DataReaders';
import { dataByName } from './dataNames';
import type { Place } from './nodeOf';
import { ahead, assemble, type ReadingStep, type Step } from './steps';
import {
  MOST_NODES,
  type Graph,
  type LineageEdge,
  type LineageQuery,
} from './types';
import { contextOf, versionNode } from './versionNode';

/** How far a walk has come, and what may come next. It asks nobody: what was read is handed to it. */
export class Walk {
  readonly #root: string;
  readonly #query: LineageQuery;
  readonly #steps: Map<string, Step>;
  readonly #missing = new Map<string, Place>();
  readonly #readings = new Map<string, ReadingStep>();
  #frontier: Step[];
  /** Models whose version was found in the last step: they are one step farther than it. */
  #later: Step[] = [];
  /** What was asked for in this step, on which side of the root. */
  #next = new Map<string, 'upstream' | 'downstream'>();
  #distance = 0;
  #truncated = false;
  /** A version was met whose model lies beyond the depth. */
  #cut = false;

  constructor(root: Entity, query: LineageQuery) {
    this.#root = stringifyEntityRef(root);
    this.#query = query;
    this.#frontier = [{ entity: root, place: { side: 'root', distance: 0 } }];
    this.#steps = new Map([[this.#root, this.#frontier[0]]]);
  }

  /** Is there anything to step from, and is it near enough? */
  get goesOn(): boolean {
    return (
      this.#distance < this.#query.depth &&
      this.#frontier.length + this.#later.length > 0
    );
  }

  /** Do relations lead farther than the walk went? */
  get isMore(): boolean {
    return this.#cut || this.#ahead().size > 0;
  }

  /** What a relation names and the caller's catalog did not show. */
  get missing(): string[] {
    return [...this.#missing.keys()];
  }

  /** An entity that was met before. */
  entity(ref: string): Entity | undefined {
    return this.#steps.get(ref)?.entity;
  }

  /** Data whose readers are the next step, by the names it may have been logged under. */
  dataAhead(): Map<string, string[]> {
    if (this.#query.direction === 'upstream') return new Map();
    return dataByName(
      this.#frontier
        .filter(({ place }) => place.side !== 'upstream')
        .map(({ entity }) => entity),
    );
  }

  /** Entities to read for the next step: what relations lead to, and these readers of data, as many as there is room for. */
  wanted(readers: readonly string[]): string[] {
    this.#next = this.#ahead();
    const refs = [
      ...new Set([
        ...this.#next.keys(),
        ...readers.filter(ref => !this.#isKnown(ref)),
      ]),
    ];
    const room = Math.max(this.#room(), 0);
    this.#truncated ||= refs.length > room;
    return refs.slice(0, room);
  }

  /** Takes the step: to the entities that were found, and to the versions that read the data before them. */
  step(
    found: ReadonlyMap<string, Entity>,
    readings: readonly Reading[],
    models: readonly Entity[],
  ): void {
    this.#distance += 1;
    const data = this.dataAhead();
    const reached = this.#later;
    this.#later = [];
    const room = this.#room();
    for (const [ref, side] of [...this.#next].slice(0, Math.max(room, 0))) {
      const place: Place = { side, distance: this.#distance };
      const entity = found.get(ref);
      if (entity) {
        reached.push({ entity, place });
        this.#steps.set(ref, { entity, place });
      } else {
        this.#missing.set(ref, place);
      }
    }
    const entities = new Map(
      models.map(entity => [stringifyEntityRef(entity), entity]),
    );
    for (const reading of readings) {
      this.#addReading(reading, data, entities.get(reading.model.ref));
    }
    this.#frontier = reached;
  }

  /** The graph of what was met. */
  end(known: { unknown: ReadonlySet<string>; deeper: boolean }): Graph {
    return assemble(this.#root, this.#steps, {
      unknown: new Map(
        [...this.#missing].filter(([ref]) => known.unknown.has(ref)),
      ),
      readings: [...this.#readings.values()],
      truncated: this.#truncated,
      deeper: known.deeper,
    });
  }

  #addReading(
    { model, version, environments, reads }: Reading,
    data: ReadonlyMap<string, string[]>,
    entity: Entity | undefined,
  ) {
    const node = versionNode(model, version, environments, {
      side: 'downstream',
      distance: this.#distance,
    });
    const known = this.#readings.get(node.id);
    if (!known && this.#room() <= 0) {
      this.#truncated = true;
      return;
    }
    const step: ReadingStep = known ?? {
      trained: { node, version, digests: new Map() },
      edges: [],
    };
    step.edges.push(...edgesTo(node.id, reads, data));
    this.#readings.set(node.id, step);
    if (!entity || this.#steps.has(model.ref)) return;
    if (this.#distance >= this.#query.depth) {
      this.#cut = true;
      return;
    }
    const place: Place = { side: 'downstream', distance: this.#distance + 1 };
    this.#steps.set(model.ref, { entity, place });
    this.#later.push({ entity, place });
  }

  #ahead() {
    return ahead(this.#frontier, this.#query.direction, ref =>
      this.#isKnown(ref),
    );
  }

  #isKnown(ref: string): boolean {
    return this.#steps.has(ref) || this.#missing.has(ref);
  }

  #room(): number {
    return (
      MOST_NODES - this.#steps.size - this.#missing.size - this.#readings.size
    );
  }
}

/** From each of the data that was read to the version, with all that it was read for. */
function edgesTo(
  to: string,
  reads: Reading['reads'],
  data: ReadonlyMap<string, string[]>,
): LineageEdge[] {
  const contexts = new Map<string, Set<string>>();
  for (const { name, context } of reads) {
    for (const from of data.get(name) ?? []) {
      const known = contexts.get(from) ?? new Set();
      contexts.set(from, context ? known.add(context) : known);
    }
  }
  return [...contexts].map(([from, words]) => ({
    from,
    to,
    relation: 'readBy',
    context: contextOf(words),
  }));
}
