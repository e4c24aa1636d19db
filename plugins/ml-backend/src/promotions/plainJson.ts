import type { JsonObject } from '@backstage/types';

/**
 * A value as the plain JSON that it is written as: without fields that are undefined. What is hashed and what is stored
 * is then the same.
 */
export function plainJson(value: object): JsonObject {
  return JSON.parse(JSON.stringify(value));
}
