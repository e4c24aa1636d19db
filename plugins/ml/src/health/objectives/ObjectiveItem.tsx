import Tooltip from '@material-ui/core/Tooltip';
import { makeStyles } from '@material-ui/core/styles';
import {
  exactTime,
  OutsideText,
  RelativeTime,
  StatusMark,
  usePalette,
} from '../../design';
import { kindWords } from '../kindWords';
import { BudgetBar } from './BudgetBar';
import {
  hasBound,
  sayDay,
  sayGood,
  sayNotCounted,
  sayNothingObserved,
  sayWanted,
  type Budget,
  type Objective,
} from './objectiveWords';

const useStyles = makeStyles(theme => ({
  objective: { padding: '6px 0', fontSize: '0.875rem', lineHeight: 1.5 },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: theme.spacing(2),
    maxWidth: 800,
  },
  name: { fontWeight: 600, flex: '1 1 240px', minWidth: 0 },
  // As wide for every objective, so that the bars stand below one another.
  left: { flex: '0 1 272px' },
}));

/** Which observations it counts, and what it wants of them. */
const Wanted = ({ objective }: { objective: Objective }) => {
  const { indicator } = objective;
  const wanted = sayWanted(objective);
  return (
    <>
      {indicator ? (
        <>
          <OutsideText code text={indicator.name} /> {kindWords[indicator.kind]}
          {indicator.method && indicator.method !== indicator.name ? (
            <>
              {' '}
              (<OutsideText code text={indicator.method} />)
            </>
          ) : null}
          {indicator.environment ? (
            <>
              {' '}
              in <OutsideText text={indicator.environment} />
            </>
          ) : null}
          {hasBound(objective) ? ' ' : ': '}
        </>
      ) : null}
      {wanted}
    </>
  );
};

const Counted = ({
  objective,
  budget,
}: {
  objective: Objective;
  budget: Budget;
}) => {
  const { since, observedAt, countedAt } = budget;
  const notCounted = sayNotCounted(objective, budget);
  return (
    <>
      <div>
        {sayGood(objective, budget)} since{' '}
        <Tooltip title={exactTime(since)}>
          <time dateTime={since}>{sayDay(since)}</time>
        </Tooltip>
        {notCounted ? `; ${notCounted}, not counted` : null}
      </div>
      <div>
        Newest observed <RelativeTime time={observedAt} />, counted{' '}
        <RelativeTime time={countedAt} />
      </div>
    </>
  );
};

const Left = ({ budget, problem }: Objective) => {
  if (budget) return <BudgetBar left={budget.left} />;
  return (
    <StatusMark tone="off" label={problem ? 'Cannot be computed' : 'Unknown'} />
  );
};

/** An objective with what is left of its error budget, in a list. */
export const ObjectiveItem = ({
  objective,
  brief,
}: {
  objective: Objective;
  /** Only its name, what is left, and why that is not known. */
  brief?: boolean;
}) => {
  const classes = useStyles();
  const palette = usePalette();
  const { name, budget, problem } = objective;
  return (
    <li className={classes.objective}>
      <div className={classes.head}>
        <span className={classes.name}>
          <OutsideText text={name} />
        </span>
        <span className={classes.left}>
          <Left {...objective} />
        </span>
      </div>
      {brief ? null : (
        <div>
          <Wanted objective={objective} />
        </div>
      )}
      {budget && !brief ? (
        <div style={{ color: palette.unknown }}>
          <Counted objective={objective} budget={budget} />
        </div>
      ) : null}
      {problem ? (
        <div>
          <OutsideText text={problem} />
        </div>
      ) : null}
      {budget || problem ? null : (
        <div style={{ color: palette.unknown }}>
          {sayNothingObserved(objective)}
        </div>
      )}
    </li>
  );
};
