import type {
  LoggedEnvironment,
  Run,
  RunEnvironmentState,
} from '@slipway/plugin-ml-common';
import { shownText } from '../../design';
import { fieldGroups, type ComparedField } from '../fields/comparedFields';
import type { Packages } from './usePackages';

const sayWhyNot = (
  state: RunEnvironmentState['state'] | undefined,
  isReading: boolean,
): string => {
  if (state === 'none') return 'no packages logged';
  if (state === 'unread') return 'could not be read';
  return isReading ? 'being read' : 'not read';
};

const PYTHON = 'Python';
const PACKAGES = 'packages.';

/** Is it a package, or Python? */
export const isPackage = ({ id }: Pick<ComparedField, 'id'>): boolean =>
  id.startsWith(PACKAGES);

/** Names and versions that can be shown: somebody wrote the file by hand, perhaps with marks that turn text around. */
const linesIn = ({ python, packages }: LoggedEnvironment) => {
  const lines = Object.entries(packages).map(
    ([name, asked]): [name: string, asked: string] => [
      shownText(name),
      shownText(asked),
    ],
  );
  if (python !== undefined) lines.unshift([PYTHON, shownText(python)]);
  return lines;
};

/**
 * Python and packages of runs, each with the version that was asked for. A run whose packages are not known differs from
 * none of the others: to know of no package is not the same as to have none.
 */
export const packageFields = (
  runs: readonly Run[],
  {
    states,
    environments,
    isReading,
  }: Pick<Packages, 'states' | 'environments' | 'isReading'>,
): ComparedField[] => {
  const lines = new Map(
    [...environments].map(([id, one]) => [id, linesIn(one)]),
  );
  const unknown = new Map<string, string>();
  const waiting = new Map<string, string>();
  const told = new Map<string, string>();
  const byName = new Map<string, Map<string, string>>();
  for (const { id } of runs) {
    const state = states.get(id);
    const listed = lines.get(state?.environment ?? '');
    if (!listed) {
      const why = sayWhyNot(state?.state, isReading);
      unknown.set(id, why);
      if (state?.state === 'none' || state?.state === 'unread')
        told.set(id, why);
      else waiting.set(id, why);
      continue;
    }
    const packages = listed.filter(([name]) => name !== PYTHON);
    told.set(id, `${packages.length} listed`);
    for (const [name, asked] of listed)
      byName.set(name, (byName.get(name) ?? new Map()).set(id, asked));
  }
  return [
    {
      id: 'packages',
      group: 'environment',
      name: 'packages',
      values: told,
      unknown: waiting,
    },
    ...[...byName]
      .sort(
        ([a], [b]) =>
          Number(b === PYTHON) - Number(a === PYTHON) || a.localeCompare(b),
      )
      .map(
        ([name, values]): ComparedField => ({
          id: `${PACKAGES}${name}`,
          group: 'environment',
          name,
          values,
          absent: 'not listed',
          unknown,
        }),
      ),
  ];
};

/** The fields with others that belong to the environment, behind what tags say of it. */
export const withPackages = (
  fields: readonly ComparedField[],
  packages: readonly ComparedField[],
): ComparedField[] => {
  const place = fieldGroups.indexOf('environment');
  const behind = fields.findIndex(
    ({ group }) => fieldGroups.indexOf(group) > place,
  );
  const at = behind < 0 ? fields.length : behind;
  return [...fields.slice(0, at), ...packages, ...fields.slice(at)];
};

/** A package’s version as a requirement says it: `==2.0.0`, `>=2`. */
export const sayPackage = (
  { name }: Pick<ComparedField, 'name'>,
  asked: string,
): string =>
  name !== PYTHON && !name.startsWith('conda: ') && /^\d/.test(asked)
    ? `==${asked}`
    : asked;
