import { palettes, seriesColours, type Palette } from '../palette';

const axis = (palette: Palette) => ({
  axisLine: { lineStyle: { color: palette.border } },
  axisTick: { lineStyle: { color: palette.border } },
  axisLabel: { color: palette.unknown },
  nameTextStyle: { color: palette.unknown },
  splitLine: { lineStyle: { color: palette.border, opacity: 0.6 } },
});

/** How charts look on the ground of the theme in use. */
export const chartTheme = (mode: 'light' | 'dark') => {
  const palette = palettes[mode];
  return {
    color: seriesColours[mode],
    backgroundColor: 'transparent',
    textStyle: {
      color: palette.ink,
      fontFamily: 'system-ui, sans-serif',
      fontSize: 12,
    },
    legend: {
      textStyle: { color: palette.ink },
      pageTextStyle: { color: palette.unknown },
    },
    tooltip: {
      backgroundColor: palette.paper,
      borderColor: palette.border,
      textStyle: { color: palette.ink, fontSize: 12 },
      extraCssText: 'border-radius: 6px; box-shadow: none;',
    },
    categoryAxis: axis(palette),
    valueAxis: axis(palette),
    timeAxis: axis(palette),
    logAxis: axis(palette),
  };
};
