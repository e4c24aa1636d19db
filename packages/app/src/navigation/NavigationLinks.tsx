import { makeStyles } from '@material-ui/core/styles';
import { NotificationsSidebarItem } from '@backstage/plugin-notifications';
import { navigationColours, WaitingCount } from '@slipway/plugin-ml';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router-dom';
import { currentDestination, type Destination } from './destinations';

const useStyles = makeStyles(theme => ({
  groups: {
    display: 'flex',
    flexDirection: 'column',
    flex: 1,
    gap: theme.spacing(2),
  },
  group: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: 2,
    '&:last-child': { marginTop: 'auto' },
  },
  link: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1.5),
    padding: theme.spacing(0.875, 1.5),
    borderRadius: 6,
    color: navigationColours.item,
    textDecoration: 'none',
    fontSize: '0.875rem',
    '& svg': { fontSize: '1.25rem', flex: 'none' },
    '&:hover': {
      background: 'rgba(255, 255, 255, 0.08)',
      color: navigationColours.selected,
    },
    '&:focus-visible': {
      outline: `2px solid ${navigationColours.selected}`,
      outlineOffset: -2,
    },
    '&[aria-current]': {
      background: 'rgba(255, 255, 255, 0.12)',
      color: navigationColours.selected,
      fontWeight: 600,
    },
  },
  word: {
    flex: 1,
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  count: {
    background: navigationColours.selected,
    color: navigationColours.ground,
    borderRadius: 6,
    fontSize: '0.75rem',
    fontWeight: 650,
    lineHeight: 1.5,
    padding: '0 6px',
    fontVariantNumeric: 'tabular-nums',
  },
}));

const Item = ({
  destination,
  current,
  children,
  onFollow,
}: {
  destination: Destination;
  current: boolean;
  children?: ReactNode;
  onFollow?: () => void;
}) => {
  const classes = useStyles();
  return (
    <Link
      to={destination.href}
      className={classes.link}
      aria-current={current ? 'page' : undefined}
      title={destination.word}
      onClick={onFollow}
    >
      {destination.icon}
      <span className={classes.word}>{destination.word}</span>
      {children}
    </Link>
  );
};

/** The links of the navigation; what waits for the reader stands beside them. */
export const NavigationLinks = ({
  groups,
  onFollow,
}: {
  groups: Destination[][];
  onFollow?: () => void;
}) => {
  const classes = useStyles();
  const { pathname } = useLocation();
  const current = currentDestination(groups, pathname);
  const item = (destination: Destination) => {
    const shown = {
      destination,
      current: destination.id === current,
      onFollow,
    };
    switch (destination.id) {
      case 'page:ml/promotions':
        return (
          <Item {...shown}>
            <WaitingCount className={classes.count} />
          </Item>
        );
      case 'page:notifications':
        return (
          <NotificationsSidebarItem
            renderItem={({ unreadCount }) => (
              <Item {...shown}>
                {unreadCount > 0 ? (
                  <span
                    className={classes.count}
                    aria-label={`${unreadCount} unread`}
                  >
                    {unreadCount > 99 ? '99+' : unreadCount}
                  </span>
                ) : null}
              </Item>
            )}
          />
        );
      default:
        return <Item {...shown} />;
    }
  };
  return (
    <div className={classes.groups}>
      {groups
        .filter(group => group.length > 0)
        .map(group => (
          <ul key={group[0].id} className={classes.group}>
            {group.map(destination => (
              <li key={destination.id}>{item(destination)}</li>
            ))}
          </ul>
        ))}
    </div>
  );
};
