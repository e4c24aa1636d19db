import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import { useId, useMemo } from 'react';
import { Chart, Panel, usePalette, useView } from '../design';
import { kindWords } from './kindWords';
import { lastOf, type Series } from './series';
import { sayWindow } from './windows';

const sayKind = ({ kind, name, method }: Series) =>
  `${name} · ${kindWords[kind]}${method === name ? '' : ` (${method})`}`;

const useDrawn = (series: Series) => {
  const palette = usePalette();
  return useMemo(() => {
    const { thresholds, unit } = lastOf(series);
    const windows = series.observations.map(({ window }) => sayWindow(window));
    const limits = [
      // At different ends, so that their names do not meet where the lines lie close together.
      {
        name: 'degraded',
        value: thresholds.degraded,
        color: palette.degraded,
        position: 'insideStartTop',
      },
      {
        name: 'failing',
        value: thresholds.failing,
        color: palette.failing,
        position: 'insideEndTop',
      },
    ].filter(({ value }) => value !== undefined);
    return {
      table: {
        columns: ['Window', series.name],
        rows: series.observations.map(({ value }, index) => [
          windows[index],
          value,
        ]),
      },
      option: {
        grid: { left: 60, right: 16, top: 16, bottom: 48 },
        tooltip: { trigger: 'axis' },
        xAxis: {
          type: 'category',
          data: windows,
          name: 'window',
          nameLocation: 'middle',
          nameGap: 30,
        },
        yAxis: {
          type: 'value',
          scale: true,
          name: unit ? `${series.method}, ${unit}` : series.method,
          nameLocation: 'middle',
          nameGap: 44,
        },
        series: [
          {
            type: 'line',
            name: series.name,
            data: series.observations.map(({ value }) => value),
            symbolSize: 6,
            markLine: {
              symbol: 'none',
              silent: true,
              data: limits.map(({ name, value, color, position }) => ({
                yAxis: value,
                name,
                lineStyle: { color, type: 'dashed' },
                label: { formatter: name, color, position },
              })),
            },
          },
        ],
      },
    };
  }, [palette, series]);
};

const TimeLine = ({ series }: { series: Series }) => (
  <Chart
    label={`${sayKind(series)} over time, with its thresholds`}
    height={260}
    {...useDrawn(series)}
  />
);

/** One series over time with its thresholds; which one is in the address. */
export const TimeLinePanel = ({ series }: { series: Series[] }) => {
  const view = useView();
  const id = useId();
  const chosen = series.find(one => one.id === view.one('series')) ?? series[0];
  return (
    <Panel
      title="Over time"
      acts={
        <TextField
          select
          size="small"
          variant="outlined"
          label="Series"
          value={chosen.id}
          InputLabelProps={{ id: `${id}-label` }}
          SelectProps={{ labelId: `${id}-label`, SelectDisplayProps: { id } }}
          onChange={({ target }) => view.set('series', target.value)}
          style={{ minWidth: 200 }}
        >
          {series.map(one => (
            <MenuItem key={one.id} value={one.id} dense>
              {sayKind(one)}
            </MenuItem>
          ))}
        </TextField>
      }
    >
      <TimeLine series={chosen} />
    </Panel>
  );
};
