import type { PageLayoutTab } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import { Link, useLocation, useResolvedPath } from 'react-router-dom';

const useStyles = makeStyles(theme => ({
  tabs: {
    display: 'flex',
    flexWrap: 'wrap',
    listStyle: 'none',
    gap: theme.spacing(2.5),
    margin: 0,
    padding: theme.spacing(0, 3),
  },
  tab: {
    display: 'block',
    padding: theme.spacing(1, 0),
    fontSize: '0.875rem',
    textDecoration: 'none',
    color: theme.palette.text.secondary,
    borderBottom: '2px solid transparent',
    '&:hover': { color: theme.palette.text.primary },
    '&[aria-current]': {
      color: theme.palette.text.primary,
      borderBottomColor: theme.palette.primary.main,
    },
  },
}));

const isBelow = (pathname: string, href: string) =>
  pathname === href || pathname.startsWith(`${href}/`);

/** The parts of a page as links: each has an address of its own, and the current one says so. */
export const PageTabs = ({
  tabs,
  title,
}: {
  tabs: PageLayoutTab[];
  /** Of the page they are parts of. */
  title?: string;
}) => {
  const classes = useStyles();
  const { pathname } = useLocation();
  const here = useResolvedPath('.').pathname.replace(/\/$/, '');
  return (
    <nav aria-label={title ? `Parts of ${title}` : 'Parts of this page'}>
      <ul className={classes.tabs}>
        {tabs.map(({ id, label, href }) => {
          const to = href.startsWith('/') ? href : `${here}/${href}`;
          return (
            <li key={id}>
              <Link
                to={to}
                className={classes.tab}
                aria-current={isBelow(pathname, to) ? 'page' : undefined}
              >
                {label}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
};
