import type { Run, Version } from '@slipway/plugin-ml-common';
import type { ModelRegistry, RegisteredVersion } from '@slipway/plugin-ml-node';
import { toTime } from '../ports/toTime';
import {
  valuesWithoutUserInfo,
  withoutUserInfo,
} from '../ports/withoutUserInfo';

const MOST_METRICS = 12;

/** Metrics about the machine, and the champion's on the same data, say nothing about the version itself. */
const NOT_KEY = /^(system\/|champion\.)/;

/** A version in the API's words. */
export function toShownVersion(
  version: RegisteredVersion,
  registry?: Pick<ModelRegistry, 'versionUrl'>,
): Version {
  const { model, tags } = version;
  return {
    version: version.version,
    status: version.status,
    statusMessage: withoutUserInfo(version.statusMessage ?? '') || undefined,
    createdAt: toTime(version.createdAt),
    user: version.user || undefined,
    description: withoutUserInfo(version.description ?? '') || undefined,
    stage: version.stage,
    aliases: version.aliases,
    tags: valuesWithoutUserInfo(tags),
    runId: version.runId || undefined,
    launchId: tags['slipway.launch'],
    url: registry?.versionUrl({ model, version: version.version }),
  };
}

/** The metrics of a run that a list of versions shows, by name. */
export function keyMetrics(run: Run): Record<string, number> {
  const metrics = run.metrics
    .filter(({ key }) => !NOT_KEY.test(key))
    .sort((a, b) => a.key.localeCompare(b.key))
    .flatMap(({ key, value }): [string, number][] =>
      typeof value === 'number' ? [[key, value]] : [],
    );
  return Object.fromEntries(metrics.slice(0, MOST_METRICS));
}
