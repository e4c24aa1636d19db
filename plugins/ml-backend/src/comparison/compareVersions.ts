import {
  directionByName,
  type ComparedVersion,
  type MetricDirection,
  type VersionComparison,
  type VersionDetail,
} from '@slipway/plugin-ml-common';
import { compareFiles } from './compareFiles';
import { compareMetrics } from './compareMetrics';
import { datasetsOf } from './datasets';
import { differencesOf } from './differences';
import { packagesOf } from './packages';
import { columnsByName } from './signatureColumns';
import { unreadParts } from './unreadParts';

const MOST_METRICS = 500;
const MOST = 2_000;

const tagsOf = ({ tags }: VersionDetail) => new Map(Object.entries(tags));

const parametersOf = ({ run }: VersionDetail) =>
  new Map(Object.entries(run?.parameters ?? {}));

const environmentOf = ({ python, dependencies }: VersionDetail) =>
  new Map([
    ...(python ? [['Python', python] as const] : []),
    ...packagesOf(dependencies),
  ]);

const sideOf = (detail: VersionDetail): ComparedVersion => ({
  version: detail.version,
  status: detail.status,
  createdAt: detail.createdAt,
  user: detail.user,
  aliases: detail.aliases,
  environments: detail.environments,
  byRegistry: detail.byRegistry,
  runId: detail.runId,
  runName: detail.run?.name,
  commit: detail.run?.source?.commit,
  sourceUrl: detail.run?.source?.url,
  digest: detail.digest,
  digestError: detail.digestError,
  size: detail.size,
  files: detail.digest ? detail.files.length : undefined,
  format: detail.format,
});

/**
 * What differs between two versions. `directions` are of the rules for the model's type, the metrics that matter most;
 * they come first, and go before what a metric's name says. Pure.
 */
export function compareVersions(
  left: VersionDetail,
  right: VersionDetail,
  directions: ReadonlyMap<string, MetricDirection>,
): VersionComparison {
  const unread = unreadParts(left, right);
  const isKnown = (part: (typeof unread)[number]['part']) =>
    !unread.some(one => one.part === part);
  const differ = (
    part: (typeof unread)[number]['part'],
    of: (side: VersionDetail) => Map<string, string>,
  ) => (isKnown(part) ? differencesOf(of(left), of(right), MOST) : []);
  const columns = (part: 'inputs' | 'outputs' | 'params') =>
    differ('signature', ({ signature }) => columnsByName(signature?.[part]));
  const measured = [left, right].flatMap(({ run }) => run?.metrics ?? []);
  return {
    left: sideOf(left),
    right: sideOf(right),
    freshness: left.freshness ?? right.freshness,
    unread,
    metrics: compareMetrics(left, right, {
      first: [...directions.keys()].filter(name =>
        measured.some(({ key }) => key === name),
      ),
      directionOf: name => directions.get(name) ?? directionByName(name),
      most: MOST_METRICS,
    }),
    // The registry says them with the version itself, so they are always known.
    tags: differencesOf(tagsOf(left), tagsOf(right), MOST),
    parameters: differ('run', parametersOf),
    datasets: isKnown('run')
      ? differencesOf(
          ...datasetsOf(left.run?.datasets ?? [], right.run?.datasets ?? []),
          MOST,
        )
      : [],
    dependencies: differ('packages', environmentOf),
    signature: {
      inputs: columns('inputs'),
      outputs: columns('outputs'),
      params: columns('params'),
    },
    ...(isKnown('files')
      ? compareFiles(left.files, right.files)
      : { files: [], sameFiles: 0 }),
  };
}
