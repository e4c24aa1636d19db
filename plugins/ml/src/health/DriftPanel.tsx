import { useEffect, useRef } from 'react';
import { Panel, useView } from '../design';
import { HeatMap } from './HeatMap';
import { ObservationPanel } from './ObservationPanel';
import type { Series } from './series';

/** Drift of every feature in every window; a cell opens the distributions below. */
export const DriftPanel = ({ series }: { series: Series[] }) => {
  const view = useView();
  const wanted = view.one('observation');
  const opened = useRef<HTMLDivElement>(null);
  const asked = useRef(false);
  const picked = series
    .flatMap(({ observations }) => observations)
    .find(({ id }) => id === wanted);
  useEffect(() => {
    if (!asked.current) return;
    asked.current = false;
    opened.current?.scrollIntoView({ block: 'nearest' });
  }, [picked]);
  return (
    <>
      <Panel
        title="Drift by feature and window"
        about="Stronger the further a value is past its threshold; “!” is failing, a dashed cell was not measured. A cell opens its distributions."
      >
        <HeatMap
          series={series}
          picked={picked?.id}
          onPick={({ id }) => {
            asked.current = true;
            view.set('observation', id === picked?.id ? undefined : id);
          }}
        />
      </Panel>
      {picked ? (
        <div ref={opened}>
          <ObservationPanel observation={picked} />
        </div>
      ) : null}
    </>
  );
};
