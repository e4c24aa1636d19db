import type { Run } from '@slipway/plugin-ml-common';
import { useMemo } from 'react';
import { seriesColours, shownText, useMode } from '../design';

/** How a run is drawn, the same in every chart and table of the page. */
export type RunLook = { colour: string; dash: 'solid' | 'dashed' | 'dotted' };

/** The look of each run by its id. */
export type RunLooks = ReadonlyMap<string, RunLook>;

const IN_LABEL = 6;

/** What each run is called where a name must be one run's: equal names with the beginning of the run's id. */
export const runLabels = (
  runs: readonly Run[],
): ReadonlyMap<string, string> => {
  const counts = new Map<string, number>();
  const shown = runs.map(({ id, name }) => ({ id, name: shownText(name) }));
  for (const { name } of shown) counts.set(name, (counts.get(name) ?? 0) + 1);
  return new Map(
    shown.map(({ id, name }) => [
      id,
      counts.get(name) === 1 ? name : `${name} (${id.slice(0, IN_LABEL)})`,
    ]),
  );
};

const dashes = ['solid', 'dashed', 'dotted'] as const;

/** Gives each run a colour; once all are used, the same again dashed, then dotted. */
export const useRunLooks = (runs: readonly Run[]): RunLooks => {
  const colours = seriesColours[useMode()];
  return useMemo(
    () =>
      new Map(
        runs.map(({ id }, index) => [
          id,
          {
            colour: colours[index % colours.length],
            dash: dashes[Math.floor(index / colours.length) % dashes.length],
          },
        ]),
      ),
    [runs, colours],
  );
};
