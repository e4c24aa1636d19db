import type { VersionDetail } from '@slipway/plugin-ml-common';
import { makeStyles } from '@material-ui/core/styles';
import { Copy, Empty, Panel, monospace, shownText } from '../../design';
import { unreadNotice } from './unreadFiles';

const useStyles = makeStyles({
  box: { maxHeight: 320, overflow: 'auto' },
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    fontFamily: monospace,
    fontSize: '0.8125rem',
    lineHeight: 1.6,
    overflowWrap: 'anywhere',
  },
});

const NAMING = ['requirements.txt', 'conda.yaml'];

/** The packages that a version was made with. */
export const EnvironmentPanel = ({ version }: { version: VersionDetail }) => {
  const classes = useStyles();
  const { dependencies = [], python } = version;
  const unread = unreadNotice(version, NAMING);
  const about = [
    python && `Python ${python}`,
    dependencies.length > 0 &&
      `${dependencies.length} ${
        dependencies.length === 1 ? 'package' : 'packages'
      }`,
  ].filter(Boolean);
  return (
    <Panel
      title="Environment"
      about={about.length > 0 ? about.join(', ') : undefined}
      acts={
        dependencies.length > 0 ? (
          <Copy text={dependencies.join('\n')} what="requirements" />
        ) : undefined
      }
    >
      {unread}
      {dependencies.length > 0 ? (
        <div
          className={classes.box}
          role="group"
          aria-label="Packages"
          tabIndex={0}
        >
          <ul className={classes.list}>
            {dependencies.map((line, index) => (
              <li key={`${index} ${line}`}>{shownText(line)}</li>
            ))}
          </ul>
        </div>
      ) : null}
      {dependencies.length === 0 && !unread ? (
        <Empty
          title="The artefact names no packages."
          detail="MLflow writes requirements.txt and conda.yaml beside a model; without them nobody can rebuild where it ran."
        />
      ) : null}
    </Panel>
  );
};
