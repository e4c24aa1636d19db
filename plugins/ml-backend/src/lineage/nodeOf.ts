import {
  parseEntityRef,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import {
  dataKindOf,
  isFeatureSetLike,
  isModelLike,
  isPipelineLike,
} from '@slipway/plugin-ml-common';
import { ownerOf } from '../entities';
import type { LineageNode } from './types';

type Kind = LineageNode['kind'];

const byKind: Record<string, Kind> = {
  mlmodel: 'model',
  featureset: 'feature-set',
  mlpipeline: 'pipeline',
  component: 'service',
  api: 'api',
  system: 'product',
  domain: 'product',
};

const lower = (text: string) => text.toLocaleLowerCase('en-US');

function kindOf(entity: Entity): Kind {
  if (isModelLike(entity)) return 'model';
  if (isFeatureSetLike(entity)) return 'feature-set';
  if (isPipelineLike(entity)) return 'pipeline';
  return dataKindOf(entity) ?? byKind[lower(entity.kind)] ?? 'other';
}

/** Where a node stands. */
export type Place = Pick<LineageNode, 'side' | 'distance'>;

/** An entity as a node. */
export function nodeOf(entity: Entity, place: Place): LineageNode {
  const ref = stringifyEntityRef(entity);
  const { lifecycle } = entity.spec ?? {};
  return {
    id: ref,
    ref,
    kind: kindOf(entity),
    title: entity.metadata.title ?? entity.metadata.name,
    description: entity.metadata.description,
    owner: ownerOf(entity),
    lifecycle: typeof lifecycle === 'string' ? lifecycle : undefined,
    ...place,
  };
}

/** What a relation names but the catalog has not. */
export function unknownNode(ref: string, place: Place): LineageNode {
  const { kind, name } = parseEntityRef(ref);
  return {
    id: ref,
    ref,
    kind: lower(kind) === 'resource' ? 'dataset' : byKind[kind] ?? 'other',
    title: name,
    unknownToCatalog: true,
    ...place,
  };
}
