import type { Comparison } from '@slipway/plugin-ml-common';

type Side = Comparison['candidate'];

/** One thing on both sides; a side that does not have it is undefined. */
export type Difference = {
  name: string;
  candidate?: string;
  champion?: string;
};

/** Do the sides differ in it? */
export const differs = ({ candidate, champion }: Difference): boolean =>
  candidate !== champion;

const merged = (
  candidate: Map<string, string>,
  champion: Map<string, string> | undefined,
): Difference[] => {
  const names = new Set([...candidate.keys(), ...(champion?.keys() ?? [])]);
  const all = [...names].map(name => ({
    name,
    candidate: candidate.get(name),
    champion: champion?.get(name),
  }));
  return champion
    ? [...all.filter(differs), ...all.filter(one => !differs(one))]
    : all;
};

const word = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number'
    ? String(value)
    : undefined;

const parametersOf = (side: Side) =>
  new Map(Object.entries(side.parameters ?? {}));

const datasetsOf = (side: Side) =>
  new Map(
    (side.datasets ?? []).map(({ name, digest, context }) => [
      word(context) ?? word(name) ?? 'data',
      [word(name), word(digest)].filter(Boolean).join(' · '),
    ]),
  );

const dependenciesOf = (side: Side) =>
  new Map(
    (side.dependencies ?? []).map(line => {
      const [name, ...version] = line.split(/(?===|>=|<=|~=|!=|<|>|@)/);
      return [name.trim(), version.join('').trim() || 'any version'];
    }),
  );

const columnsOf = (side: Side) =>
  new Map(
    (['inputs', 'outputs'] as const).flatMap(direction => {
      const columns = side.signature?.[direction];
      if (!Array.isArray(columns)) return [];
      return columns.map((column, index): [string, string] => [
        `${direction === 'inputs' ? 'in' : 'out'}: ${
          word(column?.name) ?? index + 1
        }`,
        word(column?.type) ?? JSON.stringify(column),
      ]);
    }),
  );

const compare = (
  { candidate, champion }: Comparison,
  of: (side: Side) => Map<string, string>,
) => merged(of(candidate), champion && of(champion));

/** Parameters of the runs, the differing ones first. */
export const parameterDifferences = (comparison: Comparison) =>
  compare(comparison, parametersOf);

/** Datasets by what they were used for, the differing ones first. */
export const dataDifferences = (comparison: Comparison) =>
  compare(comparison, datasetsOf);

/** Python packages of the environments, the differing ones first. */
export const dependencyDifferences = (comparison: Comparison) =>
  compare(comparison, dependenciesOf);

/** Columns of the signatures, the differing ones first. */
export const signatureDifferences = (comparison: Comparison) =>
  compare(comparison, columnsOf);
