import { isError } from '@backstage/errors';
import type { Run } from '@slipway/plugin-ml-node';
import { CHAMPION_TAG, evaluationDataOf } from '../../comparison';
import { askSystem } from '../../reconcile/askSystem';
import type { MetricRule } from '../policy';
import { judgeMetric } from './metricRule';
import type { RuleOf } from './rules';
import type { EvidenceSources, GateSubject, Judgement } from './types';

type Side = {
  version: string;
  runId?: string;
  /** Digests of the data it was evaluated on, sorted. */
  evaluationData: string[];
  /** Primary metrics; null where the source says NaN or infinite, absent where it says nothing. */
  metrics: { [name: string]: number | null };
};

/** Values of the primary metrics of both sides and what makes them comparable. */
export type MetricsEvidence = {
  candidate: Side;
  champion?: Side;
  /**
   * Why the values can be compared: the candidate's run evaluated the champion on its own data; both runs evaluated on
   * the same data; they are the same version; there is no champion; or they cannot.
   */
  basis:
    | 'champion_on_candidate_data'
    | 'same_evaluation_data'
    | 'same_version'
    | 'no_champion'
    | 'different_data';
};

/** Reads both sides' values from their runs. Throws only when a source gives no answer. */
export async function readMetrics(
  subject: GateSubject,
  rule: Pick<RuleOf<'metrics'>, 'primary'>,
  sources: Pick<EvidenceSources, 'registry' | 'tracking'>,
): Promise<MetricsEvidence> {
  const names = rule.primary.map(one => one.name);
  const run = await readRun(subject, subject.version, sources);
  const candidate = sideOf(subject.version, run, names);
  if (subject.champion === undefined) {
    return { candidate, basis: 'no_champion' };
  }
  if (subject.champion === subject.version) {
    return { candidate, champion: candidate, basis: 'same_version' };
  }
  if (run?.tags[CHAMPION_TAG] === subject.champion) {
    return {
      candidate,
      champion: {
        version: subject.champion,
        runId: run.id,
        evaluationData: candidate.evaluationData,
        metrics: pick(run, names, 'champion.'),
      },
      basis: 'champion_on_candidate_data',
    };
  }
  const champion = sideOf(
    subject.champion,
    await readRun(subject, subject.champion, sources),
    names,
  );
  const same =
    candidate.evaluationData.length > 0 &&
    candidate.evaluationData.join() === champion.evaluationData.join();
  return {
    candidate,
    champion,
    basis: same ? 'same_evaluation_data' : 'different_data',
  };
}

/** Passes when no primary metric is inferior to the champion's by its margin or more on the same data. Pure. */
export function judgeMetrics(
  rule: RuleOf<'metrics'>,
  evidence: MetricsEvidence,
): Judgement {
  const { candidate, champion, basis } = evidence;
  if (rule.primary.length === 0) {
    return {
      outcome: 'not_evaluated',
      summary:
        'The policy names no primary metric for this type of model; name one in ml.policies',
    };
  }
  if (basis === 'same_version') {
    return {
      outcome: 'passed',
      summary: `Version ${candidate.version} is the champion itself`,
    };
  }
  if (basis === 'different_data') {
    return {
      outcome: 'too_little_data',
      summary: `Version ${candidate.version} and the champion, version ${
        champion?.version
      }, were not evaluated on the same data; missing is ${missingData(
        candidate,
        champion,
      )}`,
    };
  }
  const judged = rule.primary.map((one: MetricRule) =>
    judgeMetric(
      one,
      candidate.metrics[one.name],
      champion && {
        value: champion.metrics[one.name],
        version: champion.version,
      },
    ),
  );
  const worst =
    judged.find(({ outcome }) => outcome === 'failed') ??
    judged.find(({ outcome }) => outcome !== 'passed');
  return (
    worst ?? {
      outcome: 'passed',
      summary: judged.map(({ summary }) => summary).join('; '),
    }
  );
}

function missingData(candidate: Side, champion: Side | undefined) {
  if (candidate.evaluationData.length === 0) {
    return `the evaluation data of version ${candidate.version}`;
  }
  if (!champion || champion.evaluationData.length === 0) {
    return `the evaluation data of version ${champion?.version}`;
  }
  return `an evaluation of version ${champion.version} on the data of version ${candidate.version}`;
}

function sideOf(version: string, run: Run | undefined, names: string[]): Side {
  return {
    version,
    runId: run?.id,
    evaluationData: run ? evaluationDataOf(run) : [],
    metrics: run ? pick(run, names) : {},
  };
}

function pick(run: Run, names: string[], prefix = '') {
  const picked: Side['metrics'] = {};
  for (const name of names) {
    const metric = run.metrics.find(({ key }) => key === `${prefix}${name}`);
    if (metric) {
      picked[name] = Number.isFinite(metric.value) ? metric.value : null;
    }
  }
  return picked;
}

async function readRun(
  { registeredModel }: GateSubject,
  version: string,
  { registry, tracking }: Pick<EvidenceSources, 'registry' | 'tracking'>,
): Promise<Run | undefined> {
  try {
    const { runId } = await askSystem(registry, () =>
      registry.getVersion({ model: registeredModel, version }),
    );
    return runId
      ? await askSystem(tracking, () => tracking.getRun(runId))
      : undefined;
  } catch (error) {
    if (isError(error) && error.name === 'NotFoundError') {
      return undefined;
    }
    throw error;
  }
}
