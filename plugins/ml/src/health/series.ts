import type { Observation, ObservationKind } from '@slipway/plugin-ml-common';

/** Observations that may be compared: one kind, one name, one method. */
export type Series = {
  id: string;
  kind: ObservationKind;
  name: string;
  method: string;
  /** Oldest window first. */
  observations: Observation[];
};

/** Names a series; values of different methods are never compared. */
export const seriesId = ({
  kind,
  name,
  method,
}: Pick<Observation, 'kind' | 'name' | 'method'>): string =>
  `${kind}/${name}/${method}`;

/** Names the window that an observation looked at. */
export const windowId = ({ window }: Pick<Observation, 'window'>): string =>
  `${window.start}/${window.end}`;

const byWindow = (a: Observation, b: Observation) =>
  a.window.end.localeCompare(b.window.end) ||
  a.observedAt.localeCompare(b.observedAt);

const badness = { failing: 3, degraded: 2, unknown: 1, healthy: 0 };

/** The newest observation of a series. */
export const lastOf = ({ observations }: Series): Observation =>
  observations[observations.length - 1];

/** Observations by series; the worst now first, then by name. Of several reports of one window the newest counts. */
export const toSeries = (observations: Observation[]): Series[] => {
  const found = new Map<string, Map<string, Observation>>();
  for (const observation of [...observations].sort(byWindow)) {
    const id = seriesId(observation);
    const windows = found.get(id) ?? new Map<string, Observation>();
    windows.set(windowId(observation), observation);
    found.set(id, windows);
  }
  return [...found]
    .map(([id, windows]): Series => {
      const inOrder = [...windows.values()];
      const { kind, name, method } = inOrder[0];
      return { id, kind, name, method, observations: inOrder };
    })
    .sort(
      (a, b) =>
        badness[lastOf(b).status] - badness[lastOf(a).status] ||
        a.name.localeCompare(b.name),
    );
};
