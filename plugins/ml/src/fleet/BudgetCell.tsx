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

/** What is left of the error budget of the objective with the least; its name leads to all of the model's. */
export const BudgetCell = ({
  model,
  errorBudget: { left, objective, objectives },
}: {
  /** Entity reference. */
  model: string;
  errorBudget: NonNullable<FleetRow['errorBudget']>;
}) => {
  const classes = useStyles();
  const palette = usePalette();
  const name = shownText(cut(objective));
  return (
    <>
      <div>
        <BudgetBar left={left} />
      </div>
      <Tooltip title={name}>
        <Link to={useEntityPaths(model).tab('health')} className={classes.name}>
          <bdi>{name}</bdi>
        </Link>
      </Tooltip>
      {objectives > 1 ? (
        <div style={{ color: palette.unknown }}>worst of {objectives}</div>
      ) : null}
    </>
  );
};
