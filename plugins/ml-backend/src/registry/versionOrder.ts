import { InputError } from '@backstage/errors';

/** By what the versions of a model are sorted. */
export type VersionOrder = {
  by: 'version' | 'created' | { metric: string };
  direction: 'asc' | 'desc';
};

const METRIC = 'metrics.';

/** The newest version first. */
export const NEWEST_FIRST = { by: 'version', direction: 'desc' } as const;

/** Reads `sort` and `order` of the API; the newest first without them. Throws `InputError`. */
export function readVersionOrder({
  sort = 'version',
  order = 'desc',
}: {
  sort?: string;
  order?: 'asc' | 'desc';
}): VersionOrder {
  if (sort === 'version' || sort === 'created') {
    return { by: sort, direction: order };
  }
  const metric = sort.startsWith(METRIC) ? sort.slice(METRIC.length) : '';
  if (!metric || metric.includes('\0')) {
    throw new InputError(
      'sort: must be version, created or metrics. and the name of a metric, such as metrics.roc_auc',
    );
  }
  return { by: { metric }, direction: order };
}

/** As the API says it: `metrics.roc_auc desc`. */
export const sayVersionOrder = ({ by, direction }: VersionOrder): string =>
  `${typeof by === 'string' ? by : METRIC + by.metric} ${direction}`;
