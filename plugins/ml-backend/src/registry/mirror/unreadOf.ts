import { MOST_UNREAD, type UnreadKind } from '../../mirror';
import type { FailingModel } from './FailingModels';
import type { Position } from './PositionStore';

/**
 * What of a registry cannot be read: models that fail when they are asked for by name, and models and versions that the
 * last pass over all left out. A model that is both is told of once; where the list does not say its name, that is not
 * known.
 */
export function unreadOf(
  { count, failing }: { count: number; failing: readonly FailingModel[] },
  { setAside, unread }: Pick<Position, 'setAside' | 'unread'>,
): UnreadKind[] {
  const named = new Set(failing.map(({ model }) => model));
  const leftOut = unread?.models ?? [];
  const others = leftOut.filter(({ name }) => !named.has(name ?? ''));
  const both = leftOut.length - others.length;
  return [
    {
      what: 'models',
      total: count + (setAside?.models ?? 0) - both,
      items: [
        ...failing.map(({ model, look_at: at, look_error: error }) => ({
          name: model,
          why: error ?? undefined,
          retryAt: at ?? undefined,
        })),
        ...others,
      ].slice(0, MOST_UNREAD),
    },
    {
      what: 'versions',
      total: setAside?.versions ?? 0,
      items: unread?.versions ?? [],
    },
  ];
}
