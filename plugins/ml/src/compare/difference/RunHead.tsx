import { makeStyles } from '@material-ui/core/styles';
import type { Run } from '@slipway/plugin-ml-common';
import { RunLink } from '../../model/links';
import { shownText } from '../../design';
import type { RunLook } from '../runLook';
import { RunSwatch } from '../RunSwatch';

const useStyles = makeStyles(theme => ({
  head: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.75),
  },
  name: {
    maxWidth: 180,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
}));

/** A run's name with the line that stands for it in the charts. */
export const RunHead = ({
  model,
  run,
  look,
}: {
  model: string;
  run: Run;
  look?: RunLook;
}) => {
  const classes = useStyles();
  return (
    <span className={classes.head}>
      <RunSwatch look={look} />
      <span className={classes.name} title={shownText(run.name)}>
        <RunLink model={model} runId={run.id}>
          <bdi>{shownText(run.name)}</bdi>
        </RunLink>
      </span>
    </span>
  );
};
