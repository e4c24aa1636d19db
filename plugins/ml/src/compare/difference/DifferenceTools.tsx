import Button from '@material-ui/core/Button';
import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import { makeStyles } from '@material-ui/core/styles';
import type { PropsWithChildren } from 'react';
import { useView } from '../../design';
import type { Layout } from './differenceProps';

const useStyles = makeStyles(theme => ({
  tools: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0, 1),
    padding: theme.spacing(0, 2, 0.5),
  },
  only: { flex: '1 1 auto' },
}));

const others = { rows: 'columns', columns: 'rows' } as const;

/** What the difference table shows, and how; beside it what its layout adds (`children`). */
export const DifferenceTools = ({
  all,
  layout,
  children,
}: PropsWithChildren<{
  /** Also what is the same in all runs. */
  all: boolean;
  layout: Layout;
}>) => {
  const classes = useStyles();
  const view = useView();
  return (
    <div className={classes.tools}>
      <div className={classes.only}>
        <FormControlLabel
          label="Only differences"
          control={
            <Checkbox
              size="small"
              color="primary"
              checked={!all}
              onChange={(_, only) => view.set('all', only ? undefined : 'yes')}
            />
          }
        />
      </div>
      <Button size="small" onClick={() => view.set('layout', others[layout])}>
        Runs as {others[layout]}
      </Button>
      {children}
    </div>
  );
};
