import { parseEntityRef } from '@backstage/catalog-model';

/** One part of a path. */
export const part = encodeURIComponent;

type Query = Record<string, unknown>;

/** What follows the path: only what is asked; of a list each value. */
export const toSearch = (query: Query = {}): string => {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    const values = Array.isArray(value) ? value : [value];
    for (const one of values)
      if (one !== undefined && one !== '') search.append(key, String(one));
  }
  // A space as `+` is a form's habit; in an address it is a reserved character.
  const text = search.toString().replace(/\+/g, '%20');
  return text ? `?${text}` : '';
};

/** Where the plugin has an entity. */
export const entityPath = (entityRef: string): string => {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  const parts = [kind, namespace, name].map(one =>
    part(one.toLocaleLowerCase('en-US')),
  );
  return ['/entities', ...parts].join('/');
};
