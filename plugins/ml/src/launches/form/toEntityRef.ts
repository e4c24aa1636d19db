import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';

/** A name as people type it, as an entity reference: `flight-delay` is `mlmodel:default/flight-delay`. */
export const toEntityRef = (typed: string, defaultKind: string): string => {
  try {
    return stringifyEntityRef(
      parseEntityRef(typed, { defaultKind, defaultNamespace: 'default' }),
    );
  } catch {
    return typed;
  }
};
