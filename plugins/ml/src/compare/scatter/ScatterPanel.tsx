import { makeStyles } from '@material-ui/core/styles';
import type { Run } from '@slipway/plugin-ml-common';
import { useCallback, useMemo } from 'react';
import {
  Chart,
  Empty,
  Panel,
  PickByName,
  useMode,
  useView,
} from '../../design';
import { mainMetricOf, toldValue, type Axis } from '../fields/axes';
import { scatterOption } from './scatterOption';

const useStyles = makeStyles(theme => ({
  picks: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1.5),
    marginBottom: theme.spacing(1),
  },
}));

/** Any two parameters or metrics of the runs, coloured by a third. A click chooses the run. */
export const ScatterPanel = ({
  runs,
  axes,
  picked,
  chosen,
  onChoose,
}: {
  runs: Run[];
  axes: Axis[];
  /** Ids of the fields in the address. */
  picked: { x?: string; y?: string; colour?: string };
  chosen?: string;
  onChoose: (id: string) => void;
}) => {
  const classes = useStyles();
  const view = useView();
  const mode = useMode();
  const find = (id?: string) => axes.find(({ field }) => field.id === id);
  const main = mainMetricOf(
    axes.map(({ field }) => field),
    runs,
  );
  const y = find(picked.y) ?? find(main?.id) ?? axes[0];
  const x = find(picked.x) ?? axes.find(axis => axis !== y);
  const colour =
    picked.colour === 'none'
      ? undefined
      : find(picked.colour) ?? axes.find(axis => axis !== x && axis !== y);
  const option = useMemo(
    () => (x && y ? scatterOption(runs, { x, y, colour }, mode, chosen) : {}),
    [runs, x, y, colour, mode, chosen],
  );
  const onDrawn = useCallback<
    NonNullable<Parameters<typeof Chart>[0]['onDrawn']>
  >(
    chart => {
      const pick = ({ value }: { value?: unknown }) => {
        const run = Array.isArray(value) ? runs[value[3]] : undefined;
        if (run) onChoose(run.id);
      };
      chart.on('click', pick);
      return () => {
        chart.off('click', pick);
      };
    },
    [runs, onChoose],
  );
  const options = axes.map(({ field }) => ({
    value: field.id,
    label: field.name,
  }));
  return (
    <Panel title="Scatter" about="A click on a point chooses its run">
      {x && y ? (
        <>
          <div className={classes.picks}>
            <PickByName
              label="Across"
              noun="metric or parameter"
              options={options}
              picked={x.field.id}
              onPick={id => view.set('x', id)}
            />
            <PickByName
              label="Up"
              noun="metric or parameter"
              options={options}
              picked={y.field.id}
              onPick={id => view.set('y', id)}
            />
            <PickByName
              label="Colour"
              noun="metric or parameter"
              options={[{ value: 'none', label: 'None' }, ...options]}
              picked={colour?.field.id ?? 'none'}
              onPick={id => view.set('colour', id)}
            />
          </div>
          <Chart
            label={`${y.field.name} against ${x.field.name}${
              colour ? `, coloured by ${colour.field.name}` : ''
            }`}
            option={option}
            height={320}
            onDrawn={onDrawn}
            table={() => {
              const shown = [x, y, ...(colour ? [colour] : [])];
              return {
                columns: ['Run', ...shown.map(({ field }) => field.name)],
                rows: runs.map(run => [
                  run.name,
                  ...shown.map(axis => toldValue(axis, run)),
                ]),
              };
            }}
          />
        </>
      ) : (
        <Empty
          title="There are not two things to draw."
          detail="The runs need at least two parameters or metrics."
        />
      )}
    </Panel>
  );
};
