import { createTheme, ThemeProvider } from '@material-ui/core/styles';
import { render, waitFor } from '@testing-library/react';
import type { ECharts } from 'echarts/core';
import { useMemo } from 'react';
import { usePalette } from '../palette';
import { Chart, type ChartProps } from './Chart';
import { init } from './echarts';

jest.mock('./echarts', () => ({ init: jest.fn() }));

/** As the real one: what is done to it once it is disposed of fails. */
const chart = () => {
  let isDisposed = false;
  const work = () => {
    if (isDisposed) throw new Error('The chart has been disposed of');
  };
  return {
    setOption: jest.fn(work),
    on: jest.fn(work),
    off: jest.fn(work),
    resize: jest.fn(work),
    isDisposed: () => isDisposed,
    dispose: () => {
      isDisposed = true;
    },
  };
};

const table = { columns: [], rows: [] };
const pick = () => {};

const Losses = ({ onDrawn }: Pick<ChartProps, 'onDrawn'>) => {
  const { ink } = usePalette();
  const option = useMemo(() => ({ color: ink }), [ink]);
  return (
    <Chart
      label="Losses"
      option={option}
      table={table}
      onPick={pick}
      onDrawn={onDrawn}
    />
  );
};

describe('Chart', () => {
  it('is made anew when the theme changes, with all that listens to it', async () => {
    const made = [chart(), chart()];
    for (const one of made)
      jest
        .mocked(init)
        .mockReturnValueOnce(one as unknown as ReturnType<typeof init>);
    const onDrawn = jest.fn((drawn: ECharts) => {
      drawn.on('rendered', pick);
      return () => {};
    });
    const page = (type: 'light' | 'dark') => (
      <ThemeProvider theme={createTheme({ palette: { type } })}>
        <Losses onDrawn={onDrawn} />
      </ThemeProvider>
    );
    const { rerender } = render(page('light'));
    await waitFor(() => expect(onDrawn).toHaveBeenCalledWith(made[0]));
    rerender(page('dark'));
    await waitFor(() => expect(onDrawn).toHaveBeenCalledWith(made[1]));
    expect(made[0].isDisposed()).toBe(true);
    expect(made[1].setOption).toHaveBeenCalled();
    expect(made[1].on).toHaveBeenCalledWith('click', expect.any(Function));
  });
});
