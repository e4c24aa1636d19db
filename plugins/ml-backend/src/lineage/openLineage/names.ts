import { createHash } from 'node:crypto';
import type { LineageNode } from '../types';
import type { Dataset, Job } from './types';

/** Namespace of what the catalog names. */
const CATALOG = 'backstage';

/** Namespace of what only an instance of the tracking server knows. */
export const trackingNamespace = (instance: string) => `mlflow:${instance}`;

const jobs = new Set<LineageNode['kind']>(['pipeline', 'service']);

/** Does it run, rather than hold data? */
export const isJob = ({ kind }: LineageNode): boolean => jobs.has(kind);

/** Does it hold data or describe it? A model and an API count; a product does not. */
export const isData = (node: LineageNode): boolean =>
  !isJob(node) && node.kind !== 'product' && node.kind !== 'version';

/** Name of data: its entity reference, or its name at the tracking server. A version is data of its model. */
export function datasetName({ id, ref, model }: LineageNode): Dataset {
  const entity = ref ?? model;
  if (entity) return { namespace: CATALOG, name: entity };
  const [, instance, name] =
    /^dataset:([^/]*)\/(.*)$/s.exec(id) ??
    /^registered:([^/]*)\/(.*)@[^@]*$/s.exec(id) ??
    [];
  return { namespace: trackingNamespace(instance ?? ''), name: name ?? id };
}

/** Name of a job. */
export const jobName = ({ id, ref }: LineageNode): Job => ({
  namespace: CATALOG,
  name: ref ?? id,
});

const grouped = (hex: string) =>
  hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');

/**
 * A run's id as the UUID that OpenLineage asks for. MLflow's ids are UUIDs without hyphens; from any other one a name
 * based one is made (RFC 9562, version 8, SHA-256).
 */
export function runUuid(runId: string): string {
  if (/^[0-9a-f]{32}$/.test(runId)) return grouped(runId);
  const hash = createHash('sha256').update(runId).digest('hex');
  return grouped(
    `${hash.slice(0, 12)}8${hash.slice(13, 16)}8${hash.slice(17)}`,
  );
}
