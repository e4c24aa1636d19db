import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { nodeOf } from './nodeOf';
import type { LineageNode } from './types';

const DATA = new Set<LineageNode['kind']>([
  'table',
  'topic',
  'bucket',
  'dataset',
  'feature-set',
]);

/** Is it something that a run can have logged as a dataset? */
export const isLoggable = ({
  kind,
  ref,
}: Pick<LineageNode, 'kind' | 'ref'>): boolean =>
  DATA.has(kind) && ref !== undefined;

/** The names under which a run may have logged a node: a dataset that is named like a table is that table. */
export const namesOf = ({
  ref,
  title,
}: Pick<LineageNode, 'ref' | 'title'>): string[] =>
  ref ? [...new Set([title, ref.slice(ref.indexOf('/') + 1)])] : [];

/** As {@link namesOf}, of an entity; none where it is no data. */
export function namesOfEntity(entity: Entity): string[] {
  const node = nodeOf(entity, { side: 'root', distance: 0 });
  return isLoggable(node) ? namesOf(node) : [];
}

/** Which of the entities are data, by each of their names. */
export function dataByName(entities: readonly Entity[]): Map<string, string[]> {
  const byName = new Map<string, string[]>();
  for (const entity of entities) {
    for (const name of namesOfEntity(entity)) {
      const ref = stringifyEntityRef(entity);
      byName.set(name, [...(byName.get(name) ?? []), ref]);
    }
  }
  return byName;
}
