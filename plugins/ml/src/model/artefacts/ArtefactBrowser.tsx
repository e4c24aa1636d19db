import { makeStyles } from '@material-ui/core/styles';
import type { LoggedModel } from '@slipway/plugin-ml-common';
import { Copy, Empty, monospace, shownText, useView } from '../../design';
import { ArtefactView } from './ArtefactView';
import { ArtefactTree } from './tree/ArtefactTree';

const useStyles = makeStyles(theme => ({
  browser: {
    display: 'grid',
    gap: theme.spacing(2),
    gridTemplateColumns: 'minmax(200px, 280px) minmax(0, 1fr)',
    alignItems: 'start',
    [theme.breakpoints.down('sm')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  path: {
    display: 'flex',
    alignItems: 'center',
    margin: 0,
    fontFamily: monospace,
    fontSize: '0.875rem',
    fontWeight: 400,
    overflowWrap: 'anywhere',
  },
}));

/** The files of a run with a preview of one; which one is in the address (`artefact`, and `of` for a logged model). */
export const ArtefactBrowser = ({
  model,
  runId,
  models = [],
}: {
  /** Entity reference. */
  model: string;
  runId: string;
  /** Models that the run logged; their files are folders of their own. */
  models?: Pick<LoggedModel, 'id' | 'name'>[];
}) => {
  const classes = useStyles();
  const view = useView();
  const path = view.one('artefact');
  const loggedModel = view.one('of');
  return (
    <div className={classes.browser}>
      <ArtefactTree
        place={{ model, runId }}
        models={models}
        chosen={path ? { loggedModel, path } : undefined}
        choose={file =>
          view.setAll({ artefact: file.path, of: file.loggedModel })
        }
      />
      <div style={{ minWidth: 0 }}>
        {path ? (
          <>
            <h3 className={classes.path}>
              <bdi>{shownText(path)}</bdi>
              <Copy text={path} what="path" />
            </h3>
            <ArtefactView
              model={model}
              runId={runId}
              loggedModel={loggedModel}
              path={path}
            />
          </>
        ) : (
          <Empty
            title="Choose a file to see what is in it."
            detail="Pictures, tables, text, Markdown and HTML are shown here; nothing in them is run."
          />
        )}
      </div>
    </div>
  );
};
