import type { CatalogModelRelationPairDefinition } from '@backstage/catalog-model/alpha';
import {
  RELATION_CONSUMED_BY,
  RELATION_CONSUMES,
  RELATION_DERIVED_FROM,
  RELATION_FEEDS,
  RELATION_PRODUCED_BY,
  RELATION_PRODUCES,
  RELATION_SERVED_BY,
  RELATION_SERVES,
  RELATION_TRAINED_BY,
  RELATION_TRAINS,
  RELATION_USED_BY,
  RELATION_USES,
} from '@slipway/plugin-ml-common';

const OURS = ['MLModel', 'FeatureSet', 'MLPipeline'];
const DATA = ['FeatureSet', 'Resource', 'Component', 'API', 'MLModel'];

/** Every relation of our kinds with its inverse; the built-in ones are widened to our kinds. */
export const relationPairs: CatalogModelRelationPairDefinition[] = [
  {
    fromKind: 'MLModel',
    toKind: ['MLPipeline', 'Component'],
    description: 'The pipeline that trains a model',
    forward: { type: RELATION_TRAINED_BY, title: 'trained by' },
    reverse: { type: RELATION_TRAINS, title: 'trains' },
  },
  {
    fromKind: 'MLModel',
    toKind: ['FeatureSet', 'Component', 'Resource'],
    description: 'The features a model reads',
    forward: { type: RELATION_USES, title: 'uses' },
    reverse: { type: RELATION_USED_BY, title: 'used by' },
  },
  {
    fromKind: 'MLModel',
    toKind: ['Component', 'API'],
    description: 'The service through which a model answers',
    forward: { type: RELATION_SERVED_BY, title: 'served by' },
    reverse: { type: RELATION_SERVES, title: 'serves' },
  },
  {
    fromKind: 'FeatureSet',
    toKind: DATA,
    description: 'The data that features are computed from',
    forward: { type: RELATION_DERIVED_FROM, title: 'derived from' },
    reverse: { type: RELATION_FEEDS, title: 'feeds' },
  },
  {
    fromKind: 'MLPipeline',
    toKind: DATA,
    description: 'What a pipeline reads',
    forward: { type: RELATION_CONSUMES, title: 'consumes' },
    reverse: { type: RELATION_CONSUMED_BY, title: 'consumed by' },
  },
  {
    fromKind: 'MLPipeline',
    toKind: DATA,
    description: 'What a pipeline makes',
    forward: { type: RELATION_PRODUCES, title: 'produces' },
    reverse: { type: RELATION_PRODUCED_BY, title: 'produced by' },
  },
  {
    fromKind: OURS,
    toKind: ['Group', 'User'],
    description: 'Who answers for it',
    forward: { type: 'ownedBy', title: 'owned by' },
    reverse: { type: 'ownerOf', title: 'owner of' },
  },
  {
    fromKind: OURS,
    toKind: 'System',
    description: 'The system it is part of',
    forward: { type: 'partOf', title: 'part of' },
    reverse: { type: 'hasPart', title: 'has part' },
  },
  {
    fromKind: [...OURS, 'Component', 'Resource'],
    toKind: [...OURS, 'Component', 'Resource'],
    description: 'What it needs to work',
    forward: { type: 'dependsOn', title: 'depends on' },
    reverse: { type: 'dependencyOf', title: 'dependency of' },
  },
];
