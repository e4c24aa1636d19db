import type { Run } from '@slipway/plugin-ml-common';
import type { Graph, LineageNode, OpenLineageEvent } from '../types';
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

const jobEvent = (graph: Graph, node: LineageNode, at: string): JobEvent => ({
  ...base('JobEvent', at),
  job: { ...jobName(node), facets: jobFacets(node) },
  inputs: dataOf(neighbours(graph, node.id, 'before')),
  outputs: dataOf(neighbours(graph, node.id, 'after')),
});

/** Data that comes from other data; OpenLineage has no edge without a job, so the step itself is named as one. */
function derivation(
  graph: Graph,
  node: LineageNode,
  at: string,
): JobEvent | undefined {
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

function runEvents(graph: Graph, version: LineageNode, run: Run): RunEvent[] {
  const model = graph.nodes.get(version.model ?? '');
  if (!model) return [];
  const digests = new Map(
    run.datasets.map(({ name, digest }) => [name, digest]),
  );
  const about = {
    run: { runId: runUuid(run.id) },
    job: trainingJob(graph, model.id, run),
    inputs: neighbours(graph, version.id, 'before').map(node => {
      const digest = digests.get(node.title) ?? node.version;
      return {
        ...datasetName(node),
        ...(digest && { facets: versionFacet(digest) }),
      };
    }),
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
 * and service and for each derivation that no job of the catalog does, run events for the runs behind the versions.
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
    ...graph.versions.flatMap(({ node, run }) =>
      run ? runEvents(graph, node, run) : [],
    ),
  ];
}
