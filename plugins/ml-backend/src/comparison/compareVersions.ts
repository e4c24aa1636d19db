import {
  directionByName,
  type ComparedVersion,
  type MetricDirection,
  type VersionComparison,
  type VersionDetail,
} from '@slipway/plugin-ml-common';
import { compareFiles } from './compareFiles';
import { compareMetrics } from './compareMetrics';
import { differencesOf } from './differences';
import { packagesOf } from './packages';
import { columnsByName } from './signatureColumns';

const MOST_METRICS = 500;
const MOST = 2_000;

const parametersOf = ({ run }: VersionDetail) =>
  new Map(Object.entries(run?.parameters ?? {}));

/** Datasets by what they were used for; where several were used for the same, by name too. */
function datasetsOf({ run }: VersionDetail): Map<string, string> {
  const datasets = run?.datasets ?? [];
  const count = (context: string | undefined) =>
    datasets.filter(one => one.context === context).length;
  return new Map(
    datasets.map(({ name, digest, context }) => {
      const role = context ?? 'data';
      return [
        count(context) > 1 ? `${role}: ${name}` : role,
        `${name} · ${digest}`,
      ];
    }),
  );
}

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
  const differ = (of: (side: VersionDetail) => Map<string, string>) =>
    differencesOf(of(left), of(right), MOST);
  const columns = (side: 'inputs' | 'outputs') =>
    differ(({ signature }) => columnsByName(signature?.[side]));
  const measured = [left, right].flatMap(({ run }) => run?.metrics ?? []);
  return {
    left: sideOf(left),
    right: sideOf(right),
    metrics: compareMetrics(left, right, {
      first: [...directions.keys()].filter(name =>
        measured.some(({ key }) => key === name),
      ),
      directionOf: name => directions.get(name) ?? directionByName(name),
      most: MOST_METRICS,
    }),
    parameters: differ(parametersOf),
    datasets: differ(datasetsOf),
    dependencies: differ(environmentOf),
    signature: { inputs: columns('inputs'), outputs: columns('outputs') },
    // Without its digest an artefact's files are not known, which is not the same as having none.
    ...(left.digest && right.digest
      ? compareFiles(left.files, right.files)
      : { files: [], sameFiles: 0 }),
  };
}
