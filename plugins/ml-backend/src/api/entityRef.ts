import { stringifyEntityRef } from '@backstage/catalog-model';

/** Entity reference of the path `/entities/{kind}/{namespace}/{name}`, lower case. */
export const entityRefOf = (parameters: Record<string, string>): string =>
  stringifyEntityRef({
    kind: parameters.kind,
    namespace: parameters.namespace,
    name: parameters.name,
  });
