import { makeStyles } from '@material-ui/core/styles';
import type { Run } from '@slipway/plugin-ml-common';
import { Empty, Panel, shownText, useView } from '../../design';
import { ArtefactView } from '../../model/artefacts';
import { RunHead } from '../difference/RunHead';
import type { RunLooks } from '../runLook';
import { FilePicker } from './FilePicker';

// Each is a download from the artefact store, and no screen is wider.
const MOST_SIDE_BY_SIDE = 6;

const useStyles = makeStyles(theme => ({
  side: {
    display: 'grid',
    gridAutoFlow: 'column',
    gridAutoColumns: 'minmax(280px, 1fr)',
    gap: theme.spacing(2),
    overflowX: 'auto',
    marginTop: theme.spacing(2),
    [theme.breakpoints.down('xs')]: {
      gridAutoFlow: 'row',
      gridAutoColumns: 'auto',
    },
  },
  one: { minWidth: 0 },
  head: { margin: theme.spacing(0, 0, 1), fontSize: '0.875rem' },
}));

/** One file of every run, side by side: images, tables, text. Which one is in the address. */
export const ArtefactsPanel = ({
  model,
  runs,
  looks,
  chosen,
}: {
  /** Entity reference. */
  model: string;
  runs: Run[];
  looks: RunLooks;
  chosen?: Run;
}) => {
  const classes = useStyles();
  const view = useView();
  const file = view.one('file');
  const shown = [
    ...runs.filter(run => run === chosen),
    ...runs.filter(run => run !== chosen),
  ].slice(0, MOST_SIDE_BY_SIDE);
  return (
    <Panel
      title="Artefacts"
      about={
        runs.length > shown.length
          ? `Of the chosen run and the first others, ${shown.length} of ${runs.length}; keep fewer by a range to see the rest`
          : undefined
      }
    >
      <FilePicker
        model={model}
        runs={shown}
        folder={view.one('folder') ?? ''}
        file={file}
        onFolder={folder => view.set('folder', folder)}
        onFile={next => view.set('file', next)}
      >
        {file ? (
          <div
            className={classes.side}
            role="group"
            aria-label={shownText(`${file} of each run`)}
            tabIndex={0}
          >
            {shown.map(run => (
              <section
                key={run.id}
                className={classes.one}
                aria-label={shownText(`${file} of ${run.name}`)}
              >
                <h3 className={classes.head}>
                  <RunHead model={model} run={run} look={looks.get(run.id)} />
                </h3>
                <ArtefactView model={model} runId={run.id} path={file} />
              </section>
            ))}
          </div>
        ) : (
          <Empty
            title="Choose a file to see it of every run."
            detail="Images, tables and text are shown side by side; other kinds say what they are."
          />
        )}
      </FilePicker>
    </Panel>
  );
};
