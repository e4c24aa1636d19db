import type { LineageKind } from '@slipway/plugin-ml-common';

/** Along the flow, from raw data to what a customer sees. */
const order: readonly LineageKind[] = [
  'bucket',
  'topic',
  'table',
  'dataset',
  'pipeline',
  'feature-set',
  'version',
  'model',
  'service',
  'api',
  'product',
  'other',
];

type Listed = { kind: LineageKind; distance: number; title: string };

/** Things of one kind, the nearest first; `more` of them are not listed. */
export type OfOneKind<T> = { kind: LineageKind; shown: T[]; more: number };

/** What is connected, by kind along the flow, at most `most` of each. */
export const byKind = <T extends Listed>(
  things: readonly T[],
  most: number,
): OfOneKind<T>[] =>
  order.flatMap(kind => {
    const all = things
      .filter(one => one.kind === kind)
      .sort(
        (a, b) => a.distance - b.distance || a.title.localeCompare(b.title),
      );
    return all.length === 0
      ? []
      : [
          {
            kind,
            shown: all.slice(0, most),
            more: Math.max(all.length - most, 0),
          },
        ];
  });
