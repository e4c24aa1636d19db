import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import type { SourceState } from '@slipway/plugin-ml-common';
import {
  asSentence,
  Fact,
  Facts,
  Notice,
  Panel,
  RelativeTime,
  StatusMark,
  usePalette,
} from '../design';
import { MirrorFacts } from './MirrorFacts';
import type { Server } from './serversOf';
import { portWords, remedyOf } from './serverWords';

const useStyles = makeStyles(theme => ({
  parts: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 300px), 1fr))',
    gap: theme.spacing(3),
  },
  title: { margin: '0 0 6px', fontSize: '0.8125rem', fontWeight: 600 },
  mirror: { marginTop: theme.spacing(1.5) },
}));

const Part = ({ source }: { source: SourceState }) => {
  const classes = useStyles();
  const palette = usePalette();
  const { port, reachable, version, asOf, error, mirror = [] } = source;
  return (
    <section aria-label={portWords[port]}>
      <h3 className={classes.title} style={{ color: palette.unknown }}>
        {portWords[port]}
      </h3>
      <Facts>
        <Fact name="State">
          <StatusMark
            tone={reachable ? 'good' : 'bad'}
            label={reachable ? 'Answers' : 'Does not answer'}
          />
        </Fact>
        <Fact name="Version">{version}</Fact>
        <Fact name="Asked">{asOf && <RelativeTime time={asOf} />}</Fact>
      </Facts>
      {reachable ? null : (
        <div style={{ marginTop: 12 }}>
          <Notice
            tone="bad"
            title={`${portWords[port]}: ${source.system} does not answer`}
            detail={
              <>
                {error ? <div>{asSentence(error)}</div> : null}
                {remedyOf(source)}
              </>
            }
          />
        </div>
      )}
      {mirror.map(one => (
        <div key={one.what} className={classes.mirror}>
          <MirrorFacts instance={source.name} mirror={one} />
        </div>
      ))}
    </section>
  );
};

/** One outside system: whether it answers, and how far what is kept of it is. */
export const ServerPanel = ({ server }: { server: Server }) => (
  <Panel
    title={`${server.system} · ${server.name}`}
    acts={server.webUrl && <Link to={server.webUrl}>Open</Link>}
  >
    <div className={useStyles().parts}>
      {server.parts.map(source => (
        <Part key={source.port} source={source} />
      ))}
    </div>
  </Panel>
);
