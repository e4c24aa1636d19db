import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { isModelLike } from '@slipway/plugin-ml-common';
import { toModelSpec } from '../entities';
import { nameKey, type RegisteredName } from '../registry';
import type { Material, Reading } from './DataReaders';
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

type NamedModel = { ref: string; name: RegisteredName };

/** What versions may have been made from, with the entities that it is: data by name, models by their name's key. */
type KnownMaterial = {
  data: ReadonlyMap<string, string[]>;
  models: ReadonlyMap<string, [NamedModel, ...NamedModel[]]>;
};

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

  /** What versions of the next step may have been made from: the data and the models before it. */
  materialAhead(): Material {
    const { data, models } = this.#material();
    return {
      data: [...data.keys()],
      models: [...models.values()].map(([{ name }]) => name),
    };
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
    const material = this.#material();
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
      this.#addReading(reading, material, entities.get(reading.model.ref));
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
    reading: Reading,
    material: KnownMaterial,
    entity: Entity | undefined,
  ) {
    const { model, version } = reading;
    const node = versionNode(model, version, reading, {
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
    step.edges.push(...edgesTo(node.id, reading, material));
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

  #material(): KnownMaterial {
    const entities =
      this.#query.direction === 'upstream'
        ? []
        : this.#frontier
            .filter(({ place }) => place.side !== 'upstream')
            .map(({ entity }) => entity);
    const models = new Map<string, [NamedModel, ...NamedModel[]]>();
    for (const entity of entities.filter(isModelLike)) {
      const { ref, registry: name } = toModelSpec(entity);
      const known = models.get(nameKey(name)) ?? [];
      models.set(nameKey(name), [{ ref, name }, ...known]);
    }
    return { data: dataByName(entities), models };
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

/** Edges to a version from all that it was made from: data with what it was read for, and models. */
function edgesTo(
  to: string,
  { data, models }: Reading,
  material: KnownMaterial,
): LineageEdge[] {
  const contexts = new Map<string, Set<string>>();
  for (const { name, context } of data) {
    for (const from of material.data.get(name) ?? []) {
      const known = contexts.get(from) ?? new Set();
      contexts.set(from, context ? known.add(context) : known);
    }
  }
  const bases = models.flatMap(name =>
    (material.models.get(nameKey(name)) ?? []).map(({ ref }) => ref),
  );
  return [
    ...[...contexts].map(([from, words]) => ({
      from,
      to,
      relation: 'readBy',
      context: contextOf(words),
    })),
    ...[...new Set(bases)].map(from => ({ from, to, relation: 'madeInto' })),
  ];
}
