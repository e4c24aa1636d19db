import { makeStyles } from '@material-ui/core/styles';
import type { PropsWithChildren, ReactNode } from 'react';
import { usePalette } from './palette';
import { shown, shownText } from './shownText';

const useStyles = makeStyles(theme => ({
  facts: {
    display: 'grid',
    // A long name leaves room for its value.
    gridTemplateColumns: 'fit-content(60%) minmax(0, 1fr)',
    columnGap: theme.spacing(2),
    rowGap: theme.spacing(0.75),
    margin: 0,
    fontSize: '0.875rem',
    lineHeight: 1.5,
    alignItems: 'baseline',
  },
  name: { minWidth: 96, overflowWrap: 'anywhere' },
  value: { margin: 0, minWidth: 0, overflowWrap: 'anywhere' },
}));

/** Facts as names and values, one below the other. */
export const Facts = ({ children }: PropsWithChildren<{}>) => (
  <dl className={useStyles().facts}>{children}</dl>
);

/** One fact; not drawn where there is nothing to say. */
export const Fact = ({
  name,
  children,
}: {
  name: string;
  children: ReactNode;
}) => {
  const classes = useStyles();
  const palette = usePalette();
  if (children === undefined || children === null || children === '')
    return null;
  return (
    <>
      <dt className={classes.name} style={{ color: palette.unknown }}>
        {shownText(name)}
      </dt>
      <dd className={classes.value}>{shown(children)}</dd>
    </>
  );
};
