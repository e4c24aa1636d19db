import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { CatalogServiceRequestOptions } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';

type Options = Partial<CatalogServiceRequestOptions> | object | undefined;

const isUser = (options: Options): boolean => {
  const principal: unknown =
    options && 'credentials' in options && options.credentials?.principal;
  return (
    typeof principal === 'object' &&
    principal !== null &&
    'type' in principal &&
    principal.type === 'user'
  );
};

/** A catalog in memory in which people, but not services, miss some entities. */
export function catalogOf(entities: Entity[], hidden: readonly string[]) {
  const whole = catalogServiceMock({ entities });
  const shown = catalogServiceMock({
    entities: entities.filter(one => !hidden.includes(stringifyEntityRef(one))),
  });
  const of = (options: Options) => (isUser(options) ? shown : whole);
  const catalog = catalogServiceMock();
  catalog.getEntityByRef = (ref, options) =>
    of(options).getEntityByRef(ref, options);
  catalog.getEntitiesByRefs = (query, options) =>
    of(options).getEntitiesByRefs(query, options);
  catalog.queryEntities = (query, options) =>
    of(options).queryEntities(query, options);
  catalog.streamEntities = (query, options) =>
    of(options).streamEntities(query, options);
  return catalog;
}
