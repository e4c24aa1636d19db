import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { SHORTFALLS } from './types';
import type { MetricRule, PolicyEntry, Shortfall } from './types';

/** Reads `gates.metrics` of a policy; what is absent is as in `defaults`. Throws `InputError`. */
export function readMetrics(
  config: Config | undefined,
  defaults: PolicyEntry['metrics'],
  at: string,
): PolicyEntry['metrics'] {
  if (!config) {
    return defaults;
  }
  const primary = config.getOptionalConfigArray('primary');
  const byType = config.getOptionalConfig('byType');
  return {
    blocksOn: readShortfalls(config, at) ?? defaults.blocksOn,
    // Rules for every type replace the built-in ones of single types; rules of single types go before both.
    otherwise: readRules(primary ?? [], `${at}.primary`),
    byType: new Map([
      ...(primary ? [] : defaults.byType),
      ...(byType?.keys() ?? []).map((type): [string, MetricRule[]] => [
        type.toLocaleLowerCase('en-US'),
        readRules(byType?.getConfigArray(type) ?? [], `${at}.byType.${type}`),
      ]),
    ]),
  };
}

/** Reads `blocksOn`, the shortfalls that keep a promotion from going on. Throws `InputError` for other words. */
export function readShortfalls(
  config: Config,
  at: string,
): Shortfall[] | undefined {
  return config.getOptionalStringArray('blocksOn')?.map(word => {
    const known = SHORTFALLS.find(one => one === word);
    if (!known) {
      throw new InputError(
        `${at}.blocksOn: '${word}' is none of ${SHORTFALLS.join(', ')}`,
      );
    }
    return known;
  });
}

function readRules(configs: Config[], at: string): MetricRule[] {
  return configs.map((config, index) => {
    const direction = config.getString('direction');
    if (direction !== 'higher' && direction !== 'lower') {
      throw new InputError(
        `${at}[${index}].direction: must be 'higher' or 'lower', whichever is better`,
      );
    }
    const margin = config.getOptionalNumber('margin') ?? 0;
    if (margin < 0) {
      throw new InputError(`${at}[${index}].margin: must not be negative`);
    }
    const minimum = config.getOptionalNumber('minimum');
    return {
      name: config.getString('name'),
      direction,
      margin,
      relative: config.getOptionalBoolean('relative') ?? false,
      ...(minimum === undefined ? {} : { minimum }),
    };
  });
}
