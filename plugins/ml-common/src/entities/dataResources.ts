import type { Entity } from '@backstage/catalog-model';

/** What data in the catalog is called in a lineage, whatever its system calls it. */
export type DataKind = 'table' | 'topic' | 'bucket' | 'dataset' | 'feature-set';

const byType: ReadonlyMap<string, DataKind> = new Map([
  ['table', 'table'],
  ['view', 'table'],
  ['materialized-view', 'table'],
  ['topic', 'topic'],
  ['stream', 'topic'],
  ['queue', 'topic'],
  ['bucket', 'bucket'],
  ['dataset', 'dataset'],
  ['database', 'dataset'],
  ['feature-view', 'feature-set'],
]);

const lower = (text: unknown) => String(text).toLocaleLowerCase('en-US');

/** Which data a Resource is, by its type; undefined for a Resource that is none, like a cluster, and for other kinds. */
export const dataKindOf = ({ kind, spec }: Entity): DataKind | undefined =>
  lower(kind) === 'resource' ? byType.get(lower(spec?.type)) : undefined;
