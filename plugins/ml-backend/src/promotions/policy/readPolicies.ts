import type { RootConfigService } from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { Tier } from '@slipway/plugin-ml-common';
import { defaultEntry, TIERS } from './defaults';
import { isoDurationToMilliseconds } from './isoDuration';
import { readMetrics, readShortfalls } from './readMetrics';
import type { PolicyBook, PolicyEntry } from './types';

/**
 * Reads `ml.policies` once. An entry that names the environment goes before those that name none; among equals the
 * first one holds. Throws `InputError` naming the entry, the field and the rule for anything that does not
 * fit, so that a portal with a doubtful policy does not start.
 */
export function readPolicies(config: RootConfigService): PolicyBook {
  const entries = (config.getOptionalConfigArray('ml.policies') ?? []).map(
    (one, index) => readEntry(one, `ml.policies[${index}]`),
  );
  return {
    find({ tier, type }, environment) {
      const fitting = entries.filter(one => one.tiers.includes(tier));
      const { metrics, drift, ...rest } =
        fitting.find(one => one.environments?.includes(environment)) ??
        fitting.find(one => !one.environments) ??
        defaultEntry(tier);
      return {
        tier,
        approvals: rest.approvals,
        approverGroups: rest.approverGroups,
        expiresAfter: rest.expiresAfter,
        metrics: {
          blocksOn: metrics.blocksOn,
          primary:
            metrics.byType.get(type.toLocaleLowerCase('en-US')) ??
            metrics.otherwise,
        },
        drift,
      };
    },
  };
}

function readEntry(config: Config, at: string): PolicyEntry {
  const tiers = readTiers(config, at);
  // What an entry leaves open is filled by the strictest of its tiers.
  const defaults = defaultEntry(tiers.reduce((a, b) => (a < b ? a : b)));
  const approvals = config.getOptionalNumber('approvals') ?? defaults.approvals;
  if (!Number.isInteger(approvals) || approvals < 0 || approvals > 10) {
    throw new InputError(`${at}.approvals: must be a whole number, 0 to 10`);
  }
  const approverGroups = (
    config.getOptionalStringArray('approverGroups') ?? []
  ).map(ref => readGroup(ref, `${at}.approverGroups`));
  if (approvals > 0 && approverGroups.length === 0) {
    throw new InputError(
      `${at}.approverGroups: name the groups whose members may approve, or set approvals to 0`,
    );
  }
  const gates = config.getOptionalConfig('gates');
  return {
    tiers,
    environments: config.getOptionalStringArray('environments'),
    approvals,
    approverGroups: [...new Set(approverGroups)].sort(),
    expiresAfter: readDuration(config, 'expiresAfter', at) ?? 'P7D',
    metrics: readMetrics(
      gates?.getOptionalConfig('metrics'),
      defaults.metrics,
      `${at}.gates.metrics`,
    ),
    drift: readDrift(
      gates?.getOptionalConfig('drift'),
      defaults.drift,
      `${at}.gates.drift`,
    ),
  };
}

function readTiers(config: Config, at: string): Tier[] {
  const tiers = config.get('tiers');
  const known = (Array.isArray(tiers) ? tiers : [tiers]).map(one =>
    TIERS.find(tier => tier === one),
  );
  const fitting = known.filter(one => one !== undefined);
  if (fitting.length === 0 || fitting.length < known.length) {
    throw new InputError(`${at}.tiers: must be a list of tiers from 1 to 4`);
  }
  return fitting;
}

function readGroup(ref: string, at: string): string {
  try {
    return stringifyEntityRef(
      parseEntityRef(ref, {
        defaultKind: 'group',
        defaultNamespace: 'default',
      }),
    );
  } catch {
    throw new InputError(`${at}: '${ref}' is not an entity reference`);
  }
}

function readDrift(
  config: Config | undefined,
  defaults: PolicyEntry['drift'],
  at: string,
): PolicyEntry['drift'] {
  if (!config) {
    return defaults;
  }
  const share =
    config.getOptionalNumber('maxDriftingShare') ?? defaults.maxDriftingShare;
  if (share < 0 || share > 1) {
    throw new InputError(`${at}.maxDriftingShare: must be between 0 and 1`);
  }
  return {
    blocksOn: readShortfalls(config, at) ?? defaults.blocksOn,
    maxDriftingShare: share,
    maxAge: readDuration(config, 'maxAge', at) ?? defaults.maxAge,
  };
}

function readDuration(
  config: Config,
  key: string,
  at: string,
): string | undefined {
  const text = config.getOptionalString(key);
  if (text !== undefined) {
    try {
      if (isoDurationToMilliseconds(text) === 0) {
        throw new InputError('it must be longer than nothing');
      }
    } catch (error) {
      throw new InputError(`${at}.${key}`, error);
    }
  }
  return text;
}
