import type { Knex } from 'knex';
import { partsOf } from '../database/partsOf';
import type { RegisteredName, RegisteredVersionName } from '../registry';

/** A registered model as the values of two columns. */
export const modelColumns = ({ instance, model }: RegisteredName) => [
  instance,
  model,
];

/** A version as the values of three columns. */
export const versionColumns = ({
  instance,
  model,
  version,
}: RegisteredVersionName) => [instance, model, version];

/** The models of `registry_versions as v` that a query for each part of what is asked for finds; at most `limit`. */
export async function modelsFound<T>(
  asked: readonly T[],
  limit: number,
  queryFor: (part: readonly T[]) => Knex.QueryBuilder,
): Promise<RegisteredName[]> {
  const found = new Map<string, RegisteredName>();
  for (const part of partsOf(asked)) {
    const rows: RegisteredName[] = await queryFor(part)
      .distinct('v.instance', 'v.model')
      .orderBy(['v.instance', 'v.model'])
      .limit(limit);
    rows.forEach(row => found.set(JSON.stringify(row), row));
    if (found.size >= limit) break;
  }
  return [...found.values()].slice(0, limit);
}
