import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { describeFailure } from '../failure';
import { Notice } from '../Notice';
import type { CsvState } from './useCsvFile';

const useStyles = makeStyles(theme => ({
  // Above the page: what the reader looks at meanwhile does not move.
  above: {
    position: 'fixed',
    zIndex: theme.zIndex.snackbar,
    right: theme.spacing(2),
    bottom: theme.spacing(2),
    width: 440,
    maxWidth: `calc(100% - ${theme.spacing(4)}px)`,
    boxShadow: theme.shadows[6],
    borderRadius: theme.shape.borderRadius,
  },
  acts: { display: 'flex', gap: theme.spacing(1) },
}));

const sayRows = (rows: number) =>
  `${rows.toLocaleString('en')} row${rows === 1 ? '' : 's'}`;

/** How far the reading of a file is, why it failed, or what the file lacks. */
export const CsvNotice = ({
  file,
  state,
  onStop,
}: {
  /** Its name. */
  file: string;
  state: CsvState;
  /** Ends the reading, or closes the notice. */
  onStop: () => void;
}) => {
  const classes = useStyles();
  const stop = (word: string) => (
    <Button size="small" variant="outlined" onClick={onStop}>
      {word}
    </Button>
  );
  const said = () => {
    if (state.is === 'reading')
      return (
        <Notice
          tone="moving"
          title={`Reading all rows for ${file}`}
          detail={`${sayRows(state.rows)} so far.`}
          act={stop('Stop')}
        />
      );
    if (state.is === 'failed') {
      const { title, detail, retry } = describeFailure(state.error);
      return (
        <Notice
          tone="bad"
          title={`${file} could not be finished: ${title}`}
          detail={`${detail} ${sayRows(state.rows)} ${
            state.rows === 1 ? 'was' : 'were'
          } read${retry ? '; a retry goes on from there' : ''}.`}
          act={
            <div className={classes.acts}>
              {retry ? (
                <Button size="small" variant="outlined" onClick={state.retry}>
                  Retry
                </Button>
              ) : null}
              {stop('Close')}
            </div>
          }
        />
      );
    }
    if (state.is === 'cut')
      return (
        <Notice
          tone="warning"
          title={`${file} has only the first ${sayRows(state.rows)}`}
          detail="The list goes on, but a file takes no more. Narrow the list with its filter to get the others."
          act={stop('Close')}
        />
      );
    return null;
  };
  return state.is === 'ready' ? null : (
    <div className={classes.above}>{said()}</div>
  );
};
