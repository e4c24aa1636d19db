import type { Run } from '@slipway/plugin-ml-common';
import type {
  Graph,
  LineageNode,
  OpenLineageEvent,
  TrainedVersion,
} from '../types';
import { datasetFacets, jobFacets, versionFacet } from './facets';
import {
  datasetName,
  isData,
  isJob,
  jobName,
  runUuid,
  trackingNamespace,
} from './names';
import {
  PRODUCER,
  SPECIFICATION,
  type Dataset,
  type DatasetEvent,
  type Job,
  type JobEvent,
  type RunEvent,
} from './types';

const ENDS: Record<string, RunEvent['eventType']> = {
  FINISHED: 'COMPLETE',
  FAILED: 'FAIL',
  KILLED: 'ABORT',
};

const base = <Name extends string>(name: Name, eventTime: string) => ({
  eventTime,
  producer: PRODUCER,
  schemaURL: `${SPECIFICATION}#/$defs/${name}` as const,
});

const compareIds = (a: LineageNode, b: LineageNode) => a.id.localeCompare(b.id);

const described = (node: LineageNode): Dataset => ({
  ...datasetName(node),
  facets: datasetFacets(node),
});

function neighbours(
  { nodes, edges }: Graph,
  id: string,
  side: 'before' | 'after',
): LineageNode[] {
  return [...edges.values()]
    .filter(({ from, to }) => (side === 'before' ? to : from) === id)
    .flatMap(({ from, to }) => nodes.get(side === 'before' ? from : to) ?? [])
    .sort(compareIds);
}

const dataOf = (nodes: LineageNode[]): Dataset[] =>
  nodes.filter(isData).map(datasetName);

/** The only job that makes data, where there is exactly one: whatever the data comes from, that job reads. */
function makerOf(graph: Graph, id: string): LineageNode | undefined {
  const makers = neighbours(graph, id, 'before').filter(isJob);
  return makers.length === 1 ? makers[0] : undefined;
}

function jobEvent(graph: Graph, node: LineageNode, at: string): JobEvent {
  const outputs = neighbours(graph, node.id, 'after').filter(isData);
  const madeAlone = outputs.filter(
    ({ id }) => makerOf(graph, id)?.id === node.id,
  );
  const inputs = new Map(
    [node, ...madeAlone]
      .flatMap(({ id }) => neighbours(graph, id, 'before'))
      .filter(isData)
      .map(input => [input.id, input]),
  );
  return {
    ...base('JobEvent', at),
    job: { ...jobName(node), facets: jobFacets(node) },
    inputs: [...inputs.values()].sort(compareIds).map(datasetName),
    outputs: outputs.map(datasetName),
  };
}

/**
 * Data that comes from other data, where it is not known which job makes it; OpenLineage has no edge without a job, so
 * the step itself is named as one.
 */
function derivation(
  graph: Graph,
  node: LineageNode,
  at: string,
): JobEvent | undefined {
  if (makerOf(graph, node.id)) return undefined;
  const inputs = dataOf(neighbours(graph, node.id, 'before'));
  if (inputs.length === 0) return undefined;
  const output = datasetName(node);
  return {
    ...base('JobEvent', at),
    job: { namespace: output.namespace, name: `derivation of ${output.name}` },
    inputs,
    outputs: [output],
  };
}

/** The pipeline that trains a model, where there is exactly one; else the experiment that its run is in. */
function trainingJob(graph: Graph, model: string, run: Run): Job {
  const pipelines = neighbours(graph, model, 'before').filter(
    ({ kind }) => kind === 'pipeline',
  );
  if (pipelines.length === 1) return jobName(pipelines[0]);
  return {
    namespace: trackingNamespace(
      graph.models.get(model)?.registry.instance ?? 'default',
    ),
    name: `experiment ${run.experimentId}`,
  };
}

/** What a run read: data once for each of its digests. */
const readBy = (graph: Graph, { node, digests }: TrainedVersion): Dataset[] =>
  neighbours(graph, node.id, 'before').flatMap(input =>
    (digests.get(input.id) ?? []).map(digest => ({
      ...datasetName(input),
      facets: versionFacet(digest),
    })),
  );

function runEvents(graph: Graph, trained: TrainedVersion): RunEvent[] {
  const { node: version, run } = trained;
  const model = graph.nodes.get(version.model ?? '');
  if (!model || !run) return [];
  const about = {
    run: { runId: runUuid(run.id) },
    job: trainingJob(graph, model.id, run),
    inputs: readBy(graph, trained),
    outputs: [
      {
        ...datasetName(model),
        ...(version.version && { facets: versionFacet(version.version) }),
      },
    ],
  };
  const event = (
    eventType: RunEvent['eventType'],
    eventTime: string,
  ): RunEvent => ({ ...base('RunEvent', eventTime), eventType, ...about });
  const end = ENDS[run.status];
  const events = run.startedAt ? [event('START', run.startedAt)] : [];
  const lastSeen = run.endedAt ?? run.startedAt;
  return end && lastSeen ? [...events, event(end, lastSeen)] : events;
}

/**
 * A graph as OpenLineage events: a dataset event for each table, feature set and model, a job event for each pipeline
 * and service and for each derivation of which it is not known which job does it, run events for the runs behind the
 * versions.
 */
export function openLineageOf(graph: Graph, now: Date): OpenLineageEvent[] {
  const at = now.toISOString();
  const nodes = [...graph.nodes.values()].sort(compareIds);
  return [
    ...nodes.filter(isData).map(
      (node): DatasetEvent => ({
        ...base('DatasetEvent', at),
        dataset: described(node),
      }),
    ),
    ...nodes.filter(isJob).map(node => jobEvent(graph, node, at)),
    ...nodes
      .filter(isData)
      .map(node => derivation(graph, node, at))
      .filter(event => event !== undefined),
    ...graph.versions.flatMap(trained => runEvents(graph, trained)),
  ];
}
