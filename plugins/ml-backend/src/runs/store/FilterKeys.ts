import { InputError } from '@backstage/errors';
import {
  RunFilterError,
  type RunField,
  type RunFilter,
  type RunOrder,
} from '@slipway/plugin-ml-common';
import { conditionsOf, KINDS, type KeyLookup } from './filterSql';
import { MOST_KEYS, type KeyIds } from './KeyIds';

/** A key, and where in which part of a question it stands. */
type Named = {
  field: RunField;
  part: 'filter' | 'orderBy';
  position: number;
  length: number;
};

const GROUPS = ['metric', 'parameter', 'tag'] as const;

/** Runs may have the key, and the index would say that none has. */
function notIndexed({ field, part, position, length }: Named): InputError {
  const most = MOST_KEYS.toLocaleString('en');
  const { message } = new RunFilterError(
    `No run can be found or ordered by a ${field.group} beyond the ${most} that are indexed of its experiment: «${field.key}»`,
    { position, length, expected: [] },
  );
  return new InputError(`${part}: ${message}`);
}

const namedIn = (filter: RunFilter, order: RunOrder | undefined): Named[] => [
  ...conditionsOf(filter).map(
    ({ field, position, length }): Named => ({
      field,
      part: 'filter',
      position,
      length,
    }),
  ),
  ...(order
    ? [{ field: order.field, part: 'orderBy', position: 0, length: 0 } as const]
    : []),
];

/** The keys that a filter and an order name, as numbers. */
export class FilterKeys {
  constructor(private readonly keys: KeyIds) {}

  /** Of one experiment. Throws `InputError` for a key that its runs may have and the index has not. */
  async of(
    experiment: number,
    filter: RunFilter,
    order?: RunOrder,
  ): Promise<KeyLookup> {
    const named = namedIn(filter, order);
    const found = new Map(
      await Promise.all(
        GROUPS.map(
          async (group): Promise<[string, ReadonlyMap<string, number>]> => {
            const kind = KINDS[group];
            const own = named.filter(({ field }) => field.group === group);
            if (own.length === 0) return [kind, new Map()];
            const ids = await this.keys.find(
              experiment,
              kind,
              own.map(({ field }) => field.key),
            );
            const unknown = own.find(({ field }) => !ids.has(field.key));
            if (unknown && (await this.keys.isFull(experiment, kind))) {
              throw notIndexed(unknown);
            }
            return [kind, ids];
          },
        ),
      ),
    );
    return (kind, key) => {
      const id = found.get(kind)?.get(key);
      return id === undefined ? [] : [id];
    };
  }

  /** Of several experiments together, each of which has its own numbers. Throws as {@link of}. */
  async ofAll(
    experiments: readonly number[],
    filter: RunFilter,
  ): Promise<KeyLookup> {
    const lookups = await Promise.all(
      experiments.map(experiment => this.of(experiment, filter)),
    );
    return (kind, key) => lookups.flatMap(lookup => lookup(kind, key));
  }
}
