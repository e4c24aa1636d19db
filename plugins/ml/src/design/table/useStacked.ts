import { useTheme } from '@material-ui/core/styles';
import useMediaQuery from '@material-ui/core/useMediaQuery';

/** Is the screen so narrow that the cells of a row stand below one another, and no row of titles is seen? */
export const useStacked = (): boolean =>
  useMediaQuery(useTheme().breakpoints.down('xs'), { noSsr: true });
