import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import OpenIcon from '@material-ui/icons/ChevronRight';
import {
  describeFailure,
  MetricValue,
  shownText,
  usePalette,
} from '../../design';
import { RunLink } from '../links';
import type { RunRow } from './runRows';
import { SweepLink } from './SweepLink';
import type { Sweeps, UnreadSweep } from './useSweeps';

const useStyles = makeStyles(theme => ({
  line: { display: 'flex', alignItems: 'flex-start', gap: 4 },
  words: { minWidth: 0, overflowWrap: 'anywhere' },
  // The links of the two lines are far enough from each other to be hit.
  about: { fontSize: '0.75rem', lineHeight: '24px' },
  open: {
    flex: 'none',
    width: 24,
    height: 24,
    margin: '-2px 0',
    padding: 0,
    border: 0,
    borderRadius: theme.shape.borderRadius,
    background: 'none',
    color: 'inherit',
    cursor: 'pointer',
    '& svg': { display: 'block', margin: 'auto' },
    '&[aria-expanded="true"] svg': { transform: 'rotate(90deg)' },
  },
}));

/** How far the runs of a sweep stand in from it, in pixels. */
const INDENT = 16;
/** The button that opens a sweep and the gap behind it, in pixels. */
const BUTTON = 28;

const Best = ({ model, row }: { model: string; row: RunRow }) => {
  const { bestChild, childCount = 0 } = row.run;
  return (
    <>
      <SweepLink runId={row.run.id}>
        {childCount === 1 ? '1 run' : `${childCount.toLocaleString('en')} runs`}
      </SweepLink>
      {bestChild ? (
        <>
          , best{' '}
          <RunLink model={model} runId={bestChild.runId}>
            {shownText(bestChild.metric)}{' '}
            <MetricValue value={bestChild.value} />
          </RunLink>
        </>
      ) : null}
      {row.more ? (
        <>
          {' · '}
          <SweepLink runId={row.run.id}>{`${row.more} more`}</SweepLink>
        </>
      ) : null}
    </>
  );
};

/** Says of an open sweep that its runs are being read, or why they could not be. */
const Unread = ({ unread }: { unread: UnreadSweep | undefined }) => {
  if (!unread) return null;
  const failure = unread.error && describeFailure(unread.error);
  return (
    <div role="status">
      {failure
        ? `Its runs could not be read. ${shownText(failure.detail)}`
        : 'Its runs are being read …'}
      {failure?.retry ? (
        <>
          {' '}
          <Button size="small" onClick={unread.retry}>
            Retry
          </Button>
        </>
      ) : null}
    </div>
  );
};

const InSweep = ({ depth }: { depth: number }) => {
  const words =
    depth > 1 ? `Part of a sweep, ${depth} levels down` : 'Part of a sweep';
  return (
    <span role="img" title={words} aria-label={words}>
      ↳{' '}
    </span>
  );
};

/** The run's name; of a sweep also how many runs it has and the best of them, and the button that opens it in place. */
export const RunName = ({
  model,
  row,
  sweeps,
}: {
  model: string;
  row: RunRow;
  /** Absent where sweeps are not opened in place. */
  sweeps?: Sweeps;
}) => {
  const classes = useStyles();
  const palette = usePalette();
  const { run, above, opens } = row;
  const isSweep = Boolean(run.childCount);
  const opener = isSweep && opens ? sweeps : undefined;
  // Names on one level stand below each other, with a button before them or without.
  const instead = above.length > 0 && !opener ? BUTTON : 0;
  return (
    <div
      className={classes.line}
      style={{ paddingLeft: above.length * INDENT + instead }}
    >
      {opener ? (
        <button
          type="button"
          className={classes.open}
          aria-expanded={opener.isOpen(run.id)}
          aria-label={`Runs of the sweep ${shownText(run.name)}`}
          onClick={() => opener.toggle(run.id, above)}
        >
          <OpenIcon fontSize="small" />
        </button>
      ) : null}
      <div className={classes.words}>
        {run.parentRunId ? <InSweep depth={above.length} /> : null}
        <strong>
          <RunLink model={model} runId={run.id}>
            <bdi>{shownText(run.name)}</bdi>
          </RunLink>
        </strong>
        {isSweep ? (
          <div className={classes.about} style={{ color: palette.unknown }}>
            <Best model={model} row={row} />
            {opens ? <Unread unread={sweeps?.unread.get(run.id)} /> : null}
          </div>
        ) : null}
      </div>
    </div>
  );
};
