import { makeStyles } from '@material-ui/core/styles';

/** How the tables of a comparison look: names at the left, the sides beside each other. */
export const useCompareStyles = makeStyles(theme => ({
  scroll: { overflowX: 'auto' },
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    fontSize: '0.8125rem',
    lineHeight: 1.45,
    minWidth: 320,
    '& th, & td': {
      textAlign: 'left',
      verticalAlign: 'top',
      padding: theme.spacing(0.75, 1),
      borderBottom: `1px solid ${theme.palette.divider}`,
      overflowWrap: 'anywhere',
    },
    '& th': { fontWeight: 600 },
    '& th[scope=row]': { overflowWrap: 'normal', wordBreak: 'keep-all' },
    '& thead th': {
      color: theme.palette.text.secondary,
      overflowWrap: 'normal',
    },
    '& .number': {
      textAlign: 'right',
      fontVariantNumeric: 'tabular-nums',
      whiteSpace: 'nowrap',
    },
    '& thead .number': { whiteSpace: 'normal' },
    '& .why': {
      whiteSpace: 'normal',
      color: theme.palette.text.secondary,
    },
    '& .same': { color: theme.palette.text.secondary },
  },
  wide: { minWidth: 560 },
}));
