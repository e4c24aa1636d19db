import { makeStyles } from '@material-ui/core/styles';
import type { Palette } from '../palette';

/** How tables look: dense rows, a header that stays, and cards below one another on narrow screens. */
export const useTableStyles = makeStyles(theme => ({
  box: {
    overflow: 'auto',
    maxHeight: 'max(420px, calc(100vh - 232px))',
    [theme.breakpoints.down('xs')]: { maxHeight: 'none', overflow: 'visible' },
  },
  // Only the visible rows are drawn: what scrolls must be the box, on narrow screens too.
  many: {
    [theme.breakpoints.down('xs')]: {
      maxHeight: 'calc(100vh - 72px)',
      overflow: 'auto',
    },
  },
  table: {
    width: '100%',
    borderCollapse: 'separate',
    borderSpacing: 0,
    fontSize: '0.8125rem',
    lineHeight: 1.45,
    [theme.breakpoints.down('xs')]: { display: 'block' },
  },
  head: {
    [theme.breakpoints.down('xs')]: {
      position: 'absolute',
      width: 1,
      height: 1,
      overflow: 'hidden',
      clipPath: 'inset(50%)',
    },
  },
  title: {
    position: 'sticky',
    top: 0,
    zIndex: 1,
    textAlign: 'left',
    fontWeight: 600,
    whiteSpace: 'nowrap',
    padding: theme.spacing(0.75, 1.25),
    background: ({ ground }: Palette) => ground,
    color: ({ unknown }: Palette) => unknown,
    borderStyle: 'solid',
    borderWidth: '1px 0',
    borderColor: ({ border }: Palette) => border,
    '&:first-child': { paddingLeft: theme.spacing(2) },
    '&:last-child': { paddingRight: theme.spacing(2) },
  },
  sort: {
    font: 'inherit',
    color: 'inherit',
    background: 'none',
    border: 0,
    padding: 0,
    cursor: 'pointer',
    '&:hover': { textDecoration: 'underline' },
  },
  body: { [theme.breakpoints.down('xs')]: { display: 'block' } },
  row: {
    outlineOffset: -2,
    '&:hover td, &:hover th': { background: ({ ground }: Palette) => ground },
    [theme.breakpoints.down('xs')]: {
      display: 'block',
      padding: theme.spacing(1, 0),
      borderStyle: 'solid',
      borderWidth: '0 0 1px',
      borderColor: ({ border }: Palette) => border,
    },
  },
  cell: {
    textAlign: 'left',
    fontWeight: 'inherit',
    verticalAlign: 'top',
    padding: theme.spacing(1, 1.25),
    borderStyle: 'solid',
    borderWidth: '0 0 1px',
    borderColor: ({ border }: Palette) => border,
    '&:first-child': { paddingLeft: theme.spacing(2) },
    '&:last-child': { paddingRight: theme.spacing(2) },
    [theme.breakpoints.down('xs')]: {
      display: 'flex',
      gap: theme.spacing(2),
      justifyContent: 'space-between',
      borderWidth: 0,
      padding: theme.spacing(0.25, 2),
      '&::before': {
        content: 'attr(data-title)',
        color: ({ unknown }: Palette) => unknown,
        flex: 'none',
      },
    },
  },
  content: { [theme.breakpoints.down('xs')]: { textAlign: 'right' } },
  names: {
    '& $content': { textAlign: 'left' },
    [theme.breakpoints.down('xs')]: {
      display: 'block',
      '&::before': { display: 'none' },
    },
  },
  held: {
    [theme.breakpoints.up('sm')]: {
      position: 'sticky',
      background: ({ paper }: Palette) => paper,
    },
  },
  heldTitle: { [theme.breakpoints.up('sm')]: { zIndex: 2 } },
  number: {
    textAlign: 'right',
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
  },
  more: {
    display: 'flex',
    justifyContent: 'center',
    padding: theme.spacing(1),
  },
}));
