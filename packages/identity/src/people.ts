import { readFile } from 'node:fs/promises';
import { parseAllDocuments } from 'yaml';

/** One demo person, as the catalog knows them. */
export type Person = {
  /** User name: the `User` entity's name. */
  name: string;
  displayName: string;
  email: string;
  /** What they do, in a few words. */
  role: string;
};

/**
 * Reads the demo people from the catalog's `User` entities, so that who can sign in and who is in the catalog are the
 * same.
 *
 * @param file - YAML with catalog entities
 * @throws Error naming the entity and the field that is missing
 */
export async function readPeople(file: string): Promise<Person[]> {
  const documents = parseAllDocuments(await readFile(file, 'utf8'));
  const people = documents
    .map(document => document.toJS())
    .filter(entity => entity?.kind === 'User')
    .map(toPerson);
  if (people.length === 0) {
    throw new Error(`${file} has no User entity, so nobody could sign in`);
  }
  return people;
}

function toPerson(entity: unknown): Person {
  const name = text(entity, 'metadata', 'name');
  const displayName = text(entity, 'spec', 'profile', 'displayName');
  const email = text(entity, 'spec', 'profile', 'email');
  if (!name || !displayName || !email) {
    throw new Error(
      `User ${
        name ?? 'without metadata.name'
      }: spec.profile needs displayName and email`,
    );
  }
  return {
    name,
    displayName,
    email,
    role: text(entity, 'metadata', 'description') ?? groups(entity),
  };
}

function groups(entity: unknown): string {
  const memberOf = at(entity, 'spec', 'memberOf');
  return Array.isArray(memberOf) ? memberOf.join(', ') : '';
}

function text(value: unknown, ...path: string[]): string | undefined {
  const found = at(value, ...path);
  return typeof found === 'string' && found !== '' ? found : undefined;
}

function at(value: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>(
    (current, key) =>
      typeof current === 'object' && current !== null
        ? Reflect.get(current, key)
        : undefined,
    value,
  );
}
