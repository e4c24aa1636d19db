import type { Run } from '@slipway/plugin-ml-common';
import { useMemo } from 'react';
import {
  Chart,
  ChooseByName,
  Empty,
  Panel,
  useMode,
  useView,
} from '../../design';
import { axisTitle, firstAxes, toldValue, type Axis } from '../fields/axes';
import { parallelOption } from './parallelOption';
import { RangeForm } from './RangeForm';
import type { Range } from './ranges';
import { useBrush } from './useBrush';

const AXIS_WIDTH = 112;

/** All runs as lines across parameters and metrics. A range drawn on an axis filters everything on the page. */
export const ParallelPanel = ({
  runs,
  axes,
  chosen,
  ranges,
  onRanges,
}: {
  runs: Run[];
  /** All that can be drawn. */
  axes: Axis[];
  /** Ids of the axes that the reader chose. */
  chosen: string[];
  ranges: Range[];
  onRanges: (ranges: Range[]) => void;
}) => {
  const view = useView();
  const mode = useMode();
  // The list is a new one whenever the address changes.
  const ids = chosen.join('\n');
  const shown = useMemo(() => {
    const wanted = ids.split('\n');
    const picked = axes.filter(({ field }) => wanted.includes(field.id));
    return picked.length > 1 ? picked : firstAxes(axes, runs);
  }, [axes, runs, ids]);
  const last = shown[shown.length - 1];
  const option = useMemo(
    () => parallelOption(runs, shown, mode),
    [runs, shown, mode],
  );
  const onDrawn = useBrush(shown, ranges, onRanges);
  return (
    <Panel
      title="Parallel coordinates"
      about={`Draw along an axis to keep only the runs that pass there; click the axis to let go.${
        last ? ` Coloured by rank of ${last.field.name}.` : ''
      }`}
      acts={
        <ChooseByName
          label="Axes"
          noun="axis"
          options={axes.map(axis => ({
            value: axis.field.id,
            label: axis.field.name,
          }))}
          chosen={shown.map(({ field }) => field.id)}
          onChange={next => view.set('axis', next)}
        />
      }
    >
      {shown.length > 1 ? (
        <>
          <div
            style={{ overflowX: 'auto' }}
            role="group"
            aria-label="Parallel coordinates"
            tabIndex={0}
          >
            <div style={{ minWidth: shown.length * AXIS_WIDTH }}>
              <Chart
                label={`${runs.length} runs across ${shown
                  .map(axisTitle)
                  .join(', ')}`}
                option={option}
                height={320}
                onDrawn={onDrawn}
                table={() => ({
                  columns: ['Run', ...shown.map(({ field }) => field.name)],
                  rows: runs.map(run => [
                    run.name,
                    ...shown.map(axis => toldValue(axis, run)),
                  ]),
                })}
              />
            </div>
          </div>
          <RangeForm
            axes={shown}
            onAdd={range => onRanges([...ranges, range])}
          />
        </>
      ) : (
        <Empty
          title="Fewer than two things differ that can be drawn."
          detail="Choose axes to draw parameters and metrics that are the same in all runs."
        />
      )}
    </Panel>
  );
};
