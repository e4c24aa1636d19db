import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';

const NAME = /^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;

/** A word as the lower-case reference of a group or user; undefined where it names neither. */
export function toOwner(word: string): string | undefined {
  try {
    const ref = parseEntityRef(word.trim(), {
      defaultKind: 'group',
      defaultNamespace: 'default',
    });
    const kind = ref.kind.toLocaleLowerCase('en-US');
    const isOwner =
      ['group', 'user'].includes(kind) &&
      NAME.test(ref.name) &&
      NAME.test(ref.namespace);
    return isOwner ? stringifyEntityRef(ref) : undefined;
  } catch {
    return undefined;
  }
}
