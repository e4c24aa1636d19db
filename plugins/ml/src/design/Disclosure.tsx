import { makeStyles } from '@material-ui/core/styles';
import OpenIcon from '@material-ui/icons/ExpandMore';
import { useId, useState, type PropsWithChildren, type ReactNode } from 'react';

const useStyles = makeStyles(theme => ({
  button: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: theme.spacing(1),
    width: '100%',
    border: 0,
    padding: theme.spacing(0.75, 0),
    background: 'none',
    font: 'inherit',
    color: 'inherit',
    textAlign: 'left',
    cursor: 'pointer',
    borderRadius: theme.shape.borderRadius,
    '&:focus-visible': {
      outline: `2px solid ${theme.palette.primary.main}`,
      outlineOffset: 2,
    },
  },
  heading: { margin: 0, font: 'inherit' },
  words: { flex: 1, minWidth: 0, overflowWrap: 'anywhere' },
  icon: { flex: 'none', color: theme.palette.text.secondary },
  turned: { transform: 'rotate(180deg)' },
  content: { padding: theme.spacing(0.5, 0, 1.5), minWidth: 0 },
}));

/** Something that opens in place: its summary is always there, the rest is one click deep. */
export const Disclosure = ({
  summary,
  open: openFirst = false,
  children,
}: PropsWithChildren<{ summary: ReactNode; open?: boolean }>) => {
  const classes = useStyles();
  const [open, setOpen] = useState(openFirst);
  const id = useId();
  return (
    <div>
      <button
        type="button"
        className={classes.button}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        <span className={classes.words}>{summary}</span>
        <OpenIcon
          fontSize="small"
          className={`${classes.icon} ${open ? classes.turned : ''}`}
        />
      </button>
      {open && (
        <div id={id} className={classes.content}>
          {children}
        </div>
      )}
    </div>
  );
};
