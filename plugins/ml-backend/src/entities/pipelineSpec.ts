import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import type { JsonObject, JsonValue } from '@backstage/types';
import {
  RELATION_TRAINS,
  type PipelineResources,
  type PipelineType,
} from '@slipway/plugin-ml-common';
import { sourceTree } from './annotations';
import { ownerOf, targetsOf } from './modelSpec';
import type { PipelineSpec } from './types';

const TYPES: readonly PipelineType[] = [
  'training',
  'feature',
  'inference',
  'evaluation',
  'monitoring',
];

const text = (value: JsonValue | undefined) =>
  typeof value === 'string' && value !== '' ? value : undefined;

const fieldsOf = (value: JsonValue | undefined): JsonObject =>
  value && typeof value === 'object' && !Array.isArray(value)
    ? (value as JsonObject)
    : {};

const amount = (value: JsonValue | undefined) =>
  typeof value === 'number' ? value : undefined;

const resourcesOf = (value: JsonValue | undefined): PipelineResources => {
  const fields = fieldsOf(value);
  return {
    cpus: amount(fields.cpus),
    gpus: amount(fields.gpus),
    accelerator: text(fields.accelerator),
    memory: amount(fields.memory) ?? text(fields.memory),
  };
};

/** The one model it trains, else the one model that any relation leads to. */
const modelOf = (entity: Entity): string | undefined => {
  const trained = new Set(targetsOf(entity, RELATION_TRAINS));
  const related = new Set(
    (entity.relations ?? [])
      .map(({ targetRef }) => targetRef.toLocaleLowerCase('en-US'))
      .filter(ref => ref.startsWith('mlmodel:')),
  );
  const candidates = trained.size ? trained : related;
  return candidates.size === 1 ? [...candidates][0] : undefined;
};

/** A pipeline's entity with every default resolved. Throws `InputError` when it has no entrypoint. */
export function toPipelineSpec(entity: Entity): PipelineSpec {
  const { spec = {}, metadata } = entity;
  const ref = stringifyEntityRef(entity);
  const entrypoint = text(spec.entrypoint);
  if (!entrypoint) {
    throw new InputError(
      `${ref} has no spec.entrypoint; write the command to run into its catalog file`,
    );
  }
  return {
    ref,
    name: metadata.name,
    description: metadata.description,
    type: TYPES.find(type => type === spec.type) ?? 'training',
    owner: ownerOf(entity),
    engine: text(spec.engine) ?? 'ray',
    cluster: text(spec.cluster),
    sourceUrl: text(fieldsOf(spec.source).url) ?? sourceTree(entity),
    entrypoint,
    parameters: fieldsOf(spec.parameters),
    resources: resourcesOf(spec.resources),
    model: modelOf(entity),
  };
}
