import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { peopleFile } from '../parts/environment.mjs';
import { root } from '../places.mjs';

/** The demo people as the catalog describes them: user name and role. */
export function demoPeople() {
  const { parseAllDocuments } = createRequire(
    join(root, 'packages', 'identity', 'package.json'),
  )('yaml');
  return parseAllDocuments(readFileSync(peopleFile, 'utf8'))
    .map(document => document.toJS())
    .filter(entity => entity?.kind === 'User')
    .map(({ metadata, spec }) => ({
      name: metadata.name,
      role: metadata.description ?? (spec.memberOf ?? []).join(', '),
    }));
}
