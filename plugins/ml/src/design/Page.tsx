import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import type { PropsWithChildren, ReactNode } from 'react';
import { Helmet } from 'react-helmet';
import { useBeginning } from './focus';
import { usePalette } from './palette';
import { shownText } from './shownText';

const useStyles = makeStyles(theme => ({
  page: {
    flex: 1,
    minWidth: 0,
    minHeight: '100vh',
    padding: theme.spacing(3),
    boxSizing: 'border-box',
    [theme.breakpoints.down('xs')]: { padding: theme.spacing(2) },
  },
  header: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    justifyContent: 'space-between',
    gap: theme.spacing(2),
    marginBottom: theme.spacing(3),
  },
  words: { minWidth: 0, flex: '1 1 280px' },
  above: { fontSize: '0.8125rem', marginBottom: theme.spacing(0.5) },
  title: {
    margin: 0,
    fontSize: '1.5rem',
    lineHeight: 1.25,
    fontWeight: 650,
    letterSpacing: '-0.01em',
    overflowWrap: 'anywhere',
    '&:focus-visible': {
      outline: `2px solid ${theme.palette.primary.main}`,
      outlineOffset: 4,
      borderRadius: 1,
    },
  },
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: theme.spacing(2),
    rowGap: theme.spacing(0.5),
    marginTop: theme.spacing(0.75),
    fontSize: '0.875rem',
    // Links in lines below one another need 24 px each (WCAG 2.5.8).
    lineHeight: 1.5,
  },
  acts: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
  },
}));

/** What stands at the top of a page. */
export type PageProps = {
  /** The thing's name. */
  title: string;
  /** A way back, above the title: the list it is in. */
  above?: ReactNode;
  /** One line of facts. */
  facts?: ReactNode;
  /** The one or two acts that matter now. */
  acts?: ReactNode;
};

/** Facts in one line, wrapping where it is narrow. */
export const FactLine = ({ children }: PropsWithChildren<{}>) => {
  const classes = useStyles();
  return (
    <div className={classes.facts} style={{ color: usePalette().unknown }}>
      {children}
    </div>
  );
};

/** A page: its title, one line of facts, the acts that matter now, and what follows. */
export const Page = ({
  title,
  above,
  facts,
  acts,
  children,
}: PropsWithChildren<PageProps>) => {
  const classes = useStyles();
  const portal = useApi(configApiRef).getOptionalString('app.title');
  const said = shownText(title);
  return (
    <main className={classes.page}>
      <Helmet title={portal ? `${said} · ${portal}` : said} />
      <header className={classes.header}>
        <div className={classes.words}>
          {above ? <div className={classes.above}>{above}</div> : null}
          <h1 ref={useBeginning()} tabIndex={-1} className={classes.title}>
            {said}
          </h1>
          {facts ? <FactLine>{facts}</FactLine> : null}
        </div>
        {acts ? <div className={classes.acts}>{acts}</div> : null}
      </header>
      {children}
    </main>
  );
};
