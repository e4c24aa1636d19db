import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { EntityLink } from '../../design';

const useStyles = makeStyles(theme => ({
  words: { display: 'flex', alignItems: 'center', gap: theme.spacing(1) },
}));

/** That a list holds the promotions of one model only, as a link from its page asks for, and the way to all of them. */
export const OfOneModel = ({
  model,
  onAll,
}: {
  model: string;
  onAll: () => void;
}) => {
  const classes = useStyles();
  return (
    <span className={classes.words}>
      <span>
        Of <EntityLink entityRef={model} /> only
      </span>
      <Button size="small" onClick={onAll}>
        Show all models
      </Button>
    </span>
  );
};
