import type { Run } from '@slipway/plugin-ml-common';

type Datasets = Run['datasets'];

const roleOf = ({ context }: Datasets[number]) => context ?? 'data';

/** What either run read more than one dataset for. */
const severalFor = (sides: readonly Datasets[]): ReadonlySet<string> =>
  new Set(
    sides.flatMap(datasets => {
      const roles = datasets.map(roleOf);
      return roles.filter((role, index) => roles.indexOf(role) !== index);
    }),
  );

/**
 * The datasets of both runs by what they were used for; where one of the runs used several for the same, of both by name
 * too, so that a dataset that both have is the same and not one removed and one added.
 */
export function datasetsOf(
  left: Datasets,
  right: Datasets,
): [Map<string, string>, Map<string, string>] {
  const several = severalFor([left, right]);
  const byRole = (datasets: Datasets) => {
    const found = new Map<string, string>();
    for (const dataset of datasets) {
      const role = roleOf(dataset);
      const key = several.has(role) ? `${role}: ${dataset.name}` : role;
      const said = `${dataset.name} · ${dataset.digest}`;
      const known = found.get(key);
      found.set(key, known ? [known, said].sort().join(', ') : said);
    }
    return found;
  };
  return [byRole(left), byRole(right)];
}
