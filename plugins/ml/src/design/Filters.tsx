import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import type { PropsWithChildren } from 'react';

const useStyles = makeStyles(theme => ({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1.5),
  },
  above: { marginBottom: theme.spacing(2) },
  within: { padding: theme.spacing(1, 2, 2) },
}));

/** What narrows a list, in a row that wraps, and the way back to all of it. */
export const Filters = ({
  label,
  within = false,
  isNarrowed,
  onShowAll,
  children,
}: PropsWithChildren<{
  /** `Filter the models`. */
  label: string;
  /** It stands in the panel of the list, not above it. */
  within?: boolean;
  isNarrowed: boolean;
  onShowAll: () => void;
}>) => {
  const classes = useStyles();
  return (
    <div
      className={`${classes.bar} ${within ? classes.within : classes.above}`}
      role="search"
      aria-label={label}
    >
      {children}
      {isNarrowed ? (
        <Button size="small" onClick={onShowAll}>
          Show all
        </Button>
      ) : null}
    </div>
  );
};
