import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import type { EChartsCoreOption, ECharts } from 'echarts/core';
import { useEffect, useRef, useState } from 'react';
import { useMode } from '../palette';
import { shownText } from '../shownText';
import { DataTable, type Column } from '../table';
import { chartTheme } from './chartTheme';

const useStyles = makeStyles(theme => ({
  foot: {
    display: 'flex',
    justifyContent: 'flex-end',
    marginTop: theme.spacing(0.5),
  },
}));

/** The same values as a table, for those who do not see the chart or want the numbers. */
export type ChartTable = {
  columns: string[];
  rows: (string | number | null)[][];
};

/** What a chart needs. */
export type ChartProps = {
  /** What it shows, in a sentence. */
  label: string;
  /** Axes carry names with units. Memoise it: a new object draws anew. */
  option: EChartsCoreOption;
  /** Of many values, a function that makes it when it is asked for. */
  table: ChartTable | (() => ChartTable);
  /** Pixels. */
  height?: number;
  /** A click on a drawn value: its position in its series. */
  onPick?: (series: number, index: number) => void;
  /**
   * For what an option cannot say: listens to the chart each time it has been drawn, and answers how to stop. Memoise
   * it.
   */
  onDrawn?: (chart: ECharts) => () => void;
};

const stillIsAskedFor = () =>
  typeof window.matchMedia === 'function' &&
  window.matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Draws with echarts, which is loaded when the first chart is shown. A chart keeps the theme that it was made with. */
const Drawing = ({
  label,
  option,
  height,
  onPick,
  onDrawn,
  mode,
}: ChartProps & { mode: 'light' | 'dark' }) => {
  const element = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<ECharts>();

  useEffect(() => {
    const target = element.current;
    if (!target) return undefined;
    let made: ECharts | undefined;
    let gone = false;
    import('./echarts').then(({ init }) => {
      if (gone) return;
      made = init(target, chartTheme(mode));
      setChart(made);
    });
    const watch = new ResizeObserver(() => made?.resize());
    watch.observe(target);
    return () => {
      gone = true;
      watch.disconnect();
      made?.dispose();
      setChart(undefined);
    };
  }, [mode]);

  useEffect(() => {
    chart?.setOption({ animation: !stillIsAskedFor(), ...option }, true);
  }, [chart, option]);

  useEffect(() => {
    if (!chart || !onPick) return undefined;
    const pick = (event: { seriesIndex?: number; dataIndex: number }) =>
      onPick(event.seriesIndex ?? 0, event.dataIndex);
    chart.on('click', pick);
    return () => {
      if (!chart.isDisposed()) chart.off('click', pick);
    };
  }, [chart, onPick]);

  useEffect(() => {
    if (!chart || !onDrawn) return undefined;
    const stop = onDrawn(chart);
    return () => {
      if (!chart.isDisposed()) stop();
    };
  }, [chart, option, onDrawn]);

  return (
    <div
      ref={element}
      role="img"
      aria-label={shownText(label)}
      style={{ height, width: '100%' }}
    />
  );
};

const told = (table: ChartProps['table']) =>
  typeof table === 'function' ? table() : table;

type Line = { key: string; values: (string | number | null)[] };

const asColumns = ({ columns }: ChartTable): Column<Line>[] =>
  columns.map((title, index) => ({
    id: String(index),
    title,
    names: index === 0,
    number: index > 0,
    cell: ({ values }) => values[index] ?? '–',
  }));

const AsTable = ({ label, table }: Pick<ChartProps, 'label' | 'table'>) => {
  const values = told(table);
  return (
    <DataTable
      label={label}
      columns={asColumns(values)}
      rows={values.rows.map((row, index) => ({
        key: String(index),
        values: row,
      }))}
      rowKey={({ key }) => key}
    />
  );
};

/** A chart, with the same values as a table beside it. */
export const Chart = ({ height = 260, ...props }: ChartProps) => {
  const classes = useStyles();
  const mode = useMode();
  const [asTable, setAsTable] = useState(false);
  return (
    <figure style={{ margin: 0 }}>
      {asTable ? (
        <AsTable label={props.label} table={props.table} />
      ) : (
        <Drawing {...props} key={mode} mode={mode} height={height} />
      )}
      <div className={classes.foot}>
        <Button
          size="small"
          aria-pressed={asTable}
          onClick={() => setAsTable(shown => !shown)}
        >
          {asTable ? 'Show as chart' : 'Show as table'}
        </Button>
      </div>
    </figure>
  );
};
