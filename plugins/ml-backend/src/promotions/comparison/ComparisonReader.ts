import { isError, toError } from '@backstage/errors';
import type { Comparison } from '@slipway/plugin-ml-common';
import type { Run } from '@slipway/plugin-ml-node';
import { toTime } from '../../ports/toTime';
import { askSystem } from '../../reconcile/askSystem';
import type { EvidenceSources, GateSubject } from '../gates';
import type { MetricRule } from '../policy';
import { compareMetrics } from './compareMetrics';
import { readDependencies, readSignatureOf } from './artefactFacts';

type Side = Comparison['candidate'];
type Known = { version: string; digest?: string; size?: number };

/**
 * What changes when the candidate replaces the champion. It decides nothing, so it never fails: what could not be read
 * is said in `error`.
 */
export async function readComparison(
  subject: GateSubject & { size?: number; championDigest?: string },
  primary: readonly MetricRule[],
  sources: EvidenceSources,
): Promise<Comparison> {
  const { champion: championVersion } = subject;
  const candidate = await readSide(subject, subject, sources);
  const champion =
    championVersion === undefined
      ? undefined
      : await readSide(
          subject,
          { version: championVersion, digest: subject.championDigest },
          sources,
        );
  const errors = [candidate.error, champion?.error].filter(Boolean);
  return {
    candidate: candidate.side,
    ...(champion ? { champion: champion.side } : {}),
    metrics: compareMetrics(
      primary,
      { version: subject.version, run: candidate.run },
      champion && { version: champion.side.version, run: champion.run },
    ),
    ...(errors.length > 0 ? { error: errors.join('; ') } : {}),
  };
}

async function readSide(
  { registeredModel }: GateSubject,
  known: Known,
  sources: EvidenceSources,
): Promise<{ side: Side; run?: Run; error?: string }> {
  const side: Side = {
    version: known.version,
    ...(known.digest ? { digest: known.digest } : {}),
    ...(known.size === undefined ? {} : { size: known.size }),
  };
  const { registry, tracking } = sources;
  const key = { model: registeredModel, version: known.version };
  try {
    const version = await askSystem(registry, () => registry.getVersion(key));
    side.createdAt = toTime(version.createdAt);
    const { runId } = version;
    const [run, dependencies, signature] = await Promise.all([
      runId
        ? askSystem(tracking, () => tracking.getRun(runId)).catch(absent)
        : undefined,
      readDependencies(registry, key).catch(absent),
      readSignatureOf(registry, key).catch(absent),
    ]);
    return {
      side: {
        ...side,
        ...(run ? factsOf(run) : {}),
        ...(dependencies ? { dependencies } : {}),
        ...(signature ? { signature } : {}),
      },
      run,
    };
  } catch (error) {
    return {
      side,
      error: `Version ${known.version} could not be read: ${
        toError(error).message
      }`,
    };
  }
}

function factsOf(run: Run): Partial<Side> {
  const commit =
    run.tags['slipway.source.commit'] ?? run.tags['mlflow.source.git.commit'];
  return {
    runId: run.id,
    ...(commit ? { commit } : {}),
    parameters: run.parameters,
    datasets: run.datasets.map(({ name, digest, context }) => ({
      name,
      digest,
      ...(context ? { context } : {}),
    })),
  };
}

/** A file or run that is not there is left out; anything else is an error. */
function absent(error: unknown): undefined {
  if (
    isError(error) &&
    (error.name === 'NotFoundError' || error.name === 'InputError')
  ) {
    return undefined;
  }
  throw error;
}
