import { makeStyles } from '@material-ui/core/styles';
import type { PropsWithChildren } from 'react';

const useStyles = makeStyles(theme => ({
  sides: {
    display: 'grid',
    gap: theme.spacing(2),
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 300px), 1fr))',
    alignItems: 'start',
  },
}));

/** Two panels beside each other; one below the other where there is no room. */
export const Sides = ({ children }: PropsWithChildren<{}>) => (
  <div className={useStyles().sides}>{children}</div>
);
