import type { JsonObject } from '@backstage/types';

/** A word or sentence: never empty, and where a number is given no longer than so many characters. */
export const text = (description: string, maxLength?: number): JsonObject => ({
  type: 'string',
  minLength: 1,
  ...(maxLength ? { maxLength } : {}),
  description,
});

/** A list of words or sentences. */
export const texts = (description: string): JsonObject => ({
  type: 'array',
  items: { type: 'string', minLength: 1 },
  description,
});

/** One of a few words. */
export const oneOf = (words: string[], description: string): JsonObject => ({
  type: 'string',
  enum: words,
  description,
});

/** An object whose keys are all named here: a misspelt key is an error that names it. */
export const strict = (
  properties: Record<string, JsonObject>,
  required: string[] = [],
  description?: string,
): JsonObject => ({
  type: 'object',
  additionalProperties: false,
  properties,
  ...(required.length ? { required } : {}),
  ...(description ? { description } : {}),
});

/** An object of which only the outline is checked here; somebody else owns its schema. */
export const open = (description: string): JsonObject => ({
  type: 'object',
  additionalProperties: true,
  description,
});

/** Spec fields that all our kinds share. */
export const sharedFields = {
  owner: text('Entity reference of the owning group or user', 300),
  system: text('Entity reference of the system this is part of'),
  lifecycle: text('production, experimental, deprecated …', 100),
  dependsOn: texts('Entity references of what this needs to work'),
};

/** Relations that the shared fields make. */
export const sharedRelations = [
  {
    selector: { path: 'spec.owner' },
    relation: 'ownedBy',
    defaultKind: 'Group',
    defaultNamespace: 'inherit' as const,
    allowedKinds: ['Group', 'User'],
  },
  {
    selector: { path: 'spec.system' },
    relation: 'partOf',
    defaultKind: 'System',
    defaultNamespace: 'inherit' as const,
  },
  {
    selector: { path: 'spec.dependsOn' },
    relation: 'dependsOn',
    defaultNamespace: 'inherit' as const,
  },
];

/** The root of a kind's schema: `spec` and nothing else is ours to say. */
export const rootOf = (
  spec: Record<string, JsonObject>,
  required: string[],
): JsonObject => ({
  type: 'object',
  required: ['spec'],
  properties: { spec: strict(spec, required) },
});
