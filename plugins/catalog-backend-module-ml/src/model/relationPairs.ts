import {
  RELATION_DEPENDENCY_OF,
  RELATION_DEPENDS_ON,
  RELATION_HAS_PART,
  RELATION_OWNED_BY,
  RELATION_OWNER_OF,
  RELATION_PART_OF,
} from '@backstage/catalog-model';
import type { CatalogModelRelationPairDefinition } from '@backstage/catalog-model/alpha';
import { ML_FLOWS, type FlowPair } from '@slipway/plugin-ml-common';

const OURS = ['MLModel', 'FeatureSet', 'MLPipeline'];
const DATA = ['FeatureSet', 'Resource', 'Component', 'API', 'MLModel'];

/** A relation with its words: `trainedBy` is titled `trained by`. */
const titled = (type: string) => ({
  type,
  title: type.replace(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`),
});

/** A flow as the YAML of our kinds writes it, from one of its ends; the other end is added by the catalog. */
const written = ({ along, against }: FlowPair, named: 'along' | 'against') =>
  named === 'against'
    ? { forward: titled(against), reverse: titled(along) }
    : { forward: titled(along), reverse: titled(against) };

/** Every relation of our kinds with its inverse; the built-in ones are widened to our kinds. */
export const relationPairs: CatalogModelRelationPairDefinition[] = [
  {
    fromKind: 'MLModel',
    toKind: ['MLPipeline', 'Component'],
    description: 'The pipeline that trains a model',
    ...written(ML_FLOWS.training, 'against'),
  },
  {
    fromKind: 'MLModel',
    toKind: ['FeatureSet', 'Component', 'Resource'],
    description: 'The features a model reads',
    ...written(ML_FLOWS.use, 'against'),
  },
  {
    fromKind: 'MLModel',
    toKind: ['Component', 'API'],
    description: 'The service through which a model answers',
    ...written(ML_FLOWS.serving, 'along'),
  },
  {
    fromKind: 'FeatureSet',
    toKind: DATA,
    description: 'The data that features are computed from',
    ...written(ML_FLOWS.derivation, 'against'),
  },
  {
    fromKind: 'MLPipeline',
    toKind: DATA,
    description: 'What a pipeline reads',
    ...written(ML_FLOWS.consumption, 'against'),
  },
  {
    fromKind: 'MLPipeline',
    toKind: DATA,
    description: 'What a pipeline makes',
    ...written(ML_FLOWS.product, 'along'),
  },
  {
    fromKind: OURS,
    toKind: ['Group', 'User'],
    description: 'Who answers for it',
    forward: titled(RELATION_OWNED_BY),
    reverse: titled(RELATION_OWNER_OF),
  },
  {
    fromKind: OURS,
    toKind: 'System',
    description: 'The system it is part of',
    forward: titled(RELATION_PART_OF),
    reverse: titled(RELATION_HAS_PART),
  },
  {
    fromKind: [...OURS, 'Component', 'Resource'],
    toKind: [...OURS, 'Component', 'Resource'],
    description: 'What it needs to work',
    forward: titled(RELATION_DEPENDS_ON),
    reverse: titled(RELATION_DEPENDENCY_OF),
  },
];
