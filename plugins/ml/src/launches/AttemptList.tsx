import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import type { LaunchDetail } from '@slipway/plugin-ml-common';
import { Duration, Identifier, Panel, RelativeTime } from '../design';
import { LaunchMark } from './LaunchMark';

const useStyles = makeStyles(theme => ({
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gap: theme.spacing(1.5),
    fontSize: '0.875rem',
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: theme.spacing(1.5),
  },
  reason: { margin: 0, overflowWrap: 'anywhere' },
}));

/** Every attempt of a launch, the newest first; choosing one shows its log. */
export const AttemptList = (props: {
  launch: LaunchDetail;
  /** The attempt whose log is shown. */
  shown: number;
  onShow: (attempt: number) => void;
}) => {
  const classes = useStyles();
  const { launch, shown, onShow } = props;
  const newestFirst = [...launch.attempts].sort(
    (a, b) => b.attempt - a.attempt,
  );
  return (
    <Panel title="Attempts" about={`${newestFirst.length} so far`}>
      <ul className={classes.list}>
        {newestFirst.map(attempt => (
          <li key={attempt.attempt}>
            <div className={classes.head}>
              <strong>Attempt {attempt.attempt}</strong>
              <LaunchMark
                launch={{ state: attempt.state, stateReason: attempt.reason }}
              />
              {attempt.startedAt && (
                <>
                  <RelativeTime time={attempt.startedAt} />
                  <Duration from={attempt.startedAt} to={attempt.endedAt} />
                </>
              )}
              <Identifier
                value={attempt.submissionId}
                what="submission id"
                length={14}
              />
              {newestFirst.length > 1 && (
                <Button
                  size="small"
                  aria-pressed={attempt.attempt === shown}
                  onClick={() => onShow(attempt.attempt)}
                >
                  {attempt.attempt === shown ? 'Log shown' : 'Show its log'}
                </Button>
              )}
            </div>
            {attempt.reason && (
              <p className={classes.reason}>{attempt.reason}</p>
            )}
            {attempt.exitCode !== undefined && attempt.exitCode !== 0 && (
              <p className={classes.reason}>Exit status {attempt.exitCode}</p>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
};
