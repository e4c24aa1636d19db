import type { Freshness } from '@slipway/plugin-ml-common';
import type { QueryKey } from '@tanstack/react-query';

/** How often something is read again, in milliseconds. */
export const every = {
  /** Something moves before the reader's eyes: a running job, a rollout. */
  moment: 2_000,
  /** Lists and states that others change. */
  while: 15_000,
} as const;

/**
 * For what is not read again otherwise: reads again while the last known copy is shown, so that the notice goes by itself
 * once the system answers.
 */
export const whileStale = (
  last: { freshness?: Freshness } | undefined,
): number | false => (last?.freshness?.state === 'stale' ? every.while : false);

/**
 * What is read (`versions`), of what (an entity reference, an id, or `''`), and how (the filter). While only the filter
 * changes, the last answer stays on screen.
 */
export type ReadingKey = readonly [
  what: string,
  subject: string,
  ...how: unknown[],
];

/** `fixed`: it never changes, like a finished run, so a hint does not read it again. */
export type Lasting = { fixed?: boolean };

/** The key under which an answer is kept. */
export const queryKey = (key: ReadingKey, { fixed }: Lasting): QueryKey => [
  'ml',
  fixed ? 'fixed' : 'live',
  ...key,
];

/** How many pages an answer has; one where it does not come in pages. */
export const pagesIn = (answer: unknown): number =>
  typeof answer === 'object' &&
  answer !== null &&
  'pages' in answer &&
  Array.isArray(answer.pages)
    ? Math.max(answer.pages.length, 1)
    : 1;

/** Is the answer kept under `kept` about the same subject as `key`? */
export const isSameSubject = (kept: QueryKey | undefined, key: ReadingKey) =>
  kept?.[2] === key[0] && kept[3] === key[1];
