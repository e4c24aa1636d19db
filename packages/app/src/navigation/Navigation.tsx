import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import type { NavContentComponentProps } from '@backstage/plugin-app-react';
import Drawer from '@material-ui/core/Drawer';
import IconButton from '@material-ui/core/IconButton';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import MenuIcon from '@material-ui/icons/Menu';
import { navigationColours } from '@slipway/plugin-ml';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { Mark } from '../identity/Mark';
import { destinations } from './destinations';
import { NavigationLinks } from './NavigationLinks';

const WIDTH = 216;

const useStyles = makeStyles(theme => ({
  side: {
    width: WIDTH,
    flex: 'none',
    background: navigationColours.ground,
    '@media print': { display: 'none' },
  },
  stays: {
    boxSizing: 'border-box',
    position: 'sticky',
    top: 0,
    height: '100vh',
    overflowY: 'auto',
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(3),
    padding: theme.spacing(2, 1.5),
  },
  top: {
    position: 'sticky',
    top: 0,
    zIndex: theme.zIndex.appBar,
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    padding: theme.spacing(0.5, 1),
    background: navigationColours.ground,
    color: navigationColours.selected,
  },
  name: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1.25),
    padding: theme.spacing(0.5, 1.25),
    color: navigationColours.selected,
    textDecoration: 'none',
    fontSize: '1.0625rem',
    fontWeight: 650,
    letterSpacing: '-0.01em',
    borderRadius: 6,
    '&:focus-visible': { outline: `2px solid ${navigationColours.selected}` },
  },
  menu: { color: 'inherit' },
}));

/** The frame's navigation: at the side, or behind a button where the window is narrow. */
export const Navigation = ({ navItems }: NavContentComponentProps) => {
  const classes = useStyles();
  const narrow = useMediaQuery(useTheme().breakpoints.down('sm'), {
    noSsr: true,
  });
  const [open, setOpen] = useState(false);
  const title =
    useApi(configApiRef).getOptionalString('app.title') ?? 'Slipway';
  const groups = destinations(navItems);
  const close = () => setOpen(false);
  const name = (
    <Link to="/" className={classes.name} onClick={close}>
      <Mark size={24} />
      {title}
    </Link>
  );
  if (!narrow)
    return (
      <nav aria-label="Portal" className={classes.side}>
        <div className={classes.stays}>
          {name}
          <NavigationLinks groups={groups} />
        </div>
      </nav>
    );
  return (
    <nav aria-label="Portal" className={classes.top}>
      <IconButton
        aria-label="Open the navigation"
        aria-expanded={open}
        className={classes.menu}
        onClick={() => setOpen(true)}
      >
        <MenuIcon />
      </IconButton>
      {name}
      <Drawer
        open={open}
        onClose={close}
        PaperProps={{ style: { background: navigationColours.ground } }}
      >
        <nav aria-label="Pages" className={classes.side}>
          <div className={classes.stays}>
            {name}
            <NavigationLinks groups={groups} onFollow={close} />
          </div>
        </nav>
      </Drawer>
    </nav>
  );
};
