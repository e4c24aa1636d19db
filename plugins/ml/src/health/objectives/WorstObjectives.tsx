import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { usePalette } from '../../design';
import { ObjectiveList } from './ObjectiveList';
import { worstFirst, type Objective } from './objectiveWords';

const SHOWN = 3;

const useStyles = makeStyles(theme => ({
  title: {
    margin: theme.spacing(2, 0, 0.25),
    fontSize: '0.8125rem',
    fontWeight: 600,
  },
}));

/** The objectives that need attention first, and how many there are besides. Nothing where there are none. */
export const WorstObjectives = ({
  objectives = [],
  all,
}: {
  objectives?: Objective[];
  /** Where all of them are. */
  all: string;
}) => {
  const classes = useStyles();
  const palette = usePalette();
  if (objectives.length === 0) return null;
  const more = objectives.length - SHOWN;
  return (
    <>
      <h3 className={classes.title} style={{ color: palette.unknown }}>
        Objectives
      </h3>
      <ObjectiveList
        brief
        objectives={worstFirst(objectives).slice(0, SHOWN)}
      />
      {more > 0 ? (
        <Link to={all}>
          {more} more {more === 1 ? 'objective' : 'objectives'}
        </Link>
      ) : null}
    </>
  );
};
