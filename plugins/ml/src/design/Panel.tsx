import { makeStyles } from '@material-ui/core/styles';
import { useId, type PropsWithChildren, type ReactNode } from 'react';
import { InFlushPanel } from './InFlushPanel';
import { usePalette } from './palette';
import { shown, shownText } from './shownText';

const useStyles = makeStyles(theme => ({
  panel: {
    border: '1px solid',
    borderRadius: 6,
    minWidth: 0,
    overflow: 'hidden',
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(1),
    padding: theme.spacing(1.5, 2, 0),
    minHeight: 28,
  },
  title: { margin: 0, fontSize: '1rem', fontWeight: 650, lineHeight: 1.4 },
  about: { fontSize: '0.8125rem', margin: 0 },
  acts: { display: 'flex', alignItems: 'center', gap: theme.spacing(1) },
  body: { padding: theme.spacing(1.5, 2, 2), minWidth: 0 },
  flush: { padding: theme.spacing(1, 0, 0), minWidth: 0 },
}));

/** A part of a page with a heading of its own. */
export const Panel = ({
  title,
  about,
  acts,
  flush,
  children,
}: PropsWithChildren<{
  title: string;
  /** One line below the title. */
  about?: ReactNode;
  acts?: ReactNode;
  /** Without padding around the content, for a table that fills the panel. */
  flush?: boolean;
}>) => {
  const classes = useStyles();
  const palette = usePalette();
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className={classes.panel}
      style={{ background: palette.paper, borderColor: palette.border }}
    >
      <div className={classes.head}>
        <div>
          <h2 id={id} className={classes.title}>
            {shownText(title)}
          </h2>
          {about ? (
            <p className={classes.about} style={{ color: palette.unknown }}>
              {shown(about)}
            </p>
          ) : null}
        </div>
        {acts ? <div className={classes.acts}>{acts}</div> : null}
      </div>
      <div className={flush ? classes.flush : classes.body}>
        <InFlushPanel.Provider value={Boolean(flush)}>
          {children}
        </InFlushPanel.Provider>
      </div>
    </section>
  );
};

const useGrid = makeStyles(theme => ({
  stack: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(2),
    minWidth: 0,
  },
  columns: {
    display: 'grid',
    gap: theme.spacing(2),
    gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 1fr)',
    alignItems: 'start',
    [theme.breakpoints.down('sm')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
}));

/** Panels one below the other. */
export const Stack = ({ children }: PropsWithChildren<{}>) => (
  <div className={useGrid().stack}>{children}</div>
);

/** A wide column and a narrow one; one below the other where there is no room. */
export const Columns = ({ children }: PropsWithChildren<{}>) => (
  <div className={useGrid().columns}>{children}</div>
);
