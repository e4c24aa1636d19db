import { Link } from '@backstage/core-components';
import Tooltip from '@material-ui/core/Tooltip';
import { makeStyles } from '@material-ui/core/styles';
import type { FleetRow } from '@slipway/plugin-ml-common';
import { shownText, usePalette } from '../design';
import { BudgetBar } from '../health/objectives/BudgetBar';
import { useEntityPaths } from '../model/links';

// Of a name as long as its author liked.
const MOST_ON_HOVER = 200;

const useStyles = makeStyles({
  name: {
    display: 'inline-block',
    verticalAlign: 'top',
    maxWidth: 190,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
});

const cut = (name: string) =>
  name.length > MOST_ON_HOVER ? `${name.slice(0, MOST_ON_HOVER)}…` : name;

const sayUncomputed = (n: number) => `${n} cannot be computed`;

const Least = ({
  left,
  objective,
  health,
}: NonNullable<FleetRow['errorBudget']> & { health: string }) => {
  const classes = useStyles();
  const name = shownText(cut(objective));
  return (
    <>
      <div>
        <BudgetBar left={left} />
      </div>
      <Tooltip title={name}>
        <Link to={health} className={classes.name}>
          <bdi>{name}</bdi>
        </Link>
      </Tooltip>
    </>
  );
};

/**
 * What is left of the error budget of the objective with the least, and how many objectives cannot be computed. Its name
 * leads to all of the model's, or their number does where none can.
 */
export const BudgetCell = ({
  model,
  errorBudget,
  uncomputed = 0,
}: {
  /** Entity reference. */
  model: string;
  errorBudget?: FleetRow['errorBudget'];
  /** How many objectives have no budget because they cannot be computed. */
  uncomputed?: number;
}) => {
  const palette = usePalette();
  const health = useEntityPaths(model).tab('health');
  if (!errorBudget) return <Link to={health}>{sayUncomputed(uncomputed)}</Link>;
  const { objectives } = errorBudget;
  const besides = [
    ...(objectives > 1 ? [`worst of ${objectives}`] : []),
    ...(uncomputed > 0 ? [sayUncomputed(uncomputed)] : []),
  ].join('; ');
  return (
    <>
      <Least {...errorBudget} health={health} />
      {besides ? <div style={{ color: palette.unknown }}>{besides}</div> : null}
    </>
  );
};
