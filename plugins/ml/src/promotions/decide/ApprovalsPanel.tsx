import type { PromotionDetail } from '@slipway/plugin-ml-common';
import { makeStyles } from '@material-ui/core/styles';
import {
  EntityLink,
  EntityLinks,
  Fact,
  Facts,
  Panel,
  RelativeTime,
  StatusMark,
} from '../../design';
import { isUndecided } from '../states';

const useStyles = makeStyles(theme => ({
  decisions: {
    listStyle: 'none',
    margin: theme.spacing(1.5, 0, 0),
    padding: 0,
    display: 'grid',
    gap: theme.spacing(1),
    fontSize: '0.875rem',
  },
  comment: { margin: theme.spacing(0.25, 0, 0), overflowWrap: 'anywhere' },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    columnGap: theme.spacing(1),
  },
}));

const wordsOf = ({
  decision,
  valid,
  invalidReason,
}: PromotionDetail['decisions'][number]) => {
  if (!valid)
    return {
      tone: 'off' as const,
      label: 'Approved, no longer valid',
      meaning: invalidReason,
    };
  return decision === 'approved'
    ? { tone: 'good' as const, label: 'Approved' }
    : { tone: 'bad' as const, label: 'Rejected' };
};

/** How many approvals there are and are needed, who may give them, and who decided what. */
export const ApprovalsPanel = ({ detail }: { detail: PromotionDetail }) => {
  const classes = useStyles();
  const { approvers, decisions, plan, promotion } = detail;
  const needed = promotion.approvalsNeeded ?? plan.policy.approvals;
  return (
    <Panel
      title="Approvals"
      about={
        needed === 0
          ? 'None is needed'
          : `${promotion.approvals ?? 0} of ${needed}`
      }
    >
      <Facts>
        <Fact name="Who may">
          {needed > 0 && approvers.length > 0 ? (
            <>
              <EntityLinks entityRefs={approvers} />, but not who asked
            </>
          ) : undefined}
        </Fact>
        <Fact name="Policy">Tier {plan.policy.tier}</Fact>
        <Fact name="Valid until">
          {promotion.expiresAt && isUndecided(promotion) ? (
            <RelativeTime time={promotion.expiresAt} />
          ) : undefined}
        </Fact>
      </Facts>
      {decisions.length > 0 && (
        <ul className={classes.decisions} aria-label="Decisions">
          {decisions.map(decision => (
            <li key={`${decision.by} ${decision.at}`}>
              <span className={classes.head}>
                <StatusMark {...wordsOf(decision)} />
                <span>
                  by <EntityLink entityRef={decision.by} />
                </span>
                <RelativeTime time={decision.at} />
              </span>
              {decision.comment && (
                <p className={classes.comment}>“{decision.comment}”</p>
              )}
              {decision.invalidReason && (
                <p className={classes.comment}>{decision.invalidReason}</p>
              )}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
};
