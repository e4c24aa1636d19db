import { useTheme } from '@material-ui/core/styles';

/** The colours of one theme. Each text colour reaches 4.5:1 on `paper` and on `ground`. */
export type Palette = {
  ground: string;
  paper: string;
  border: string;
  ink: string;
  primary: string;
  healthy: string;
  degraded: string;
  failing: string;
  unknown: string;
};

/** Slipway's colours on light and on dark grounds. */
export const palettes: Record<'light' | 'dark', Palette> = {
  light: {
    ground: '#F4F7FA',
    paper: '#FFFFFF',
    border: '#D5DDE6',
    ink: '#14202E',
    primary: '#0F5E8C',
    healthy: '#00734F',
    degraded: '#A65200',
    failing: '#B3261E',
    unknown: '#556270',
  },
  dark: {
    ground: '#121A24',
    paper: '#1B2635',
    border: '#33445A',
    ink: '#E6EDF3',
    primary: '#6FB7E3',
    healthy: '#4CC38A',
    degraded: '#F0A04B',
    failing: '#FF7B72',
    unknown: '#A3B1C2',
  },
};

/** The frame around the pages: the same in both themes. */
export const navigationColours = {
  ground: '#0B2239',
  selected: '#FFFFFF',
  item: '#B8C7D9',
};

/**
 * Colours of series in charts, told apart by colour-blind readers (Okabe and Ito, 2008,
 * https://jfly.uni-koeln.de/color/); the order puts first what stands out on the ground.
 */
export const seriesColours: Record<'light' | 'dark', string[]> = {
  light: [
    '#0072B2',
    '#E69F00',
    '#009E73',
    '#CC79A7',
    '#56B4E9',
    '#D55E00',
    '#F0E442',
    '#999999',
  ],
  dark: [
    '#56B4E9',
    '#E69F00',
    '#009E73',
    '#CC79A7',
    '#F0E442',
    '#D55E00',
    '#999999',
    '#0072B2',
  ],
};

/** Is the theme in use a dark one? */
export const useMode = (): 'light' | 'dark' =>
  useTheme().palette.type === 'dark' ? 'dark' : 'light';

/** The colours for the theme in use. */
export const usePalette = (): Palette => palettes[useMode()];
