import { SidebarPinStateProvider } from '@backstage/core-components';
import { coreExtensionData } from '@backstage/frontend-plugin-api';
import appPlugin from '@backstage/plugin-app';
import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';

const useStyles = makeStyles(theme => ({
  frame: {
    display: 'flex',
    minHeight: '100vh',
    [theme.breakpoints.down('sm')]: { flexDirection: 'column' },
    '@media print': { display: 'block' },
  },
  content: { flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column' },
  skip: {
    position: 'absolute',
    left: -9999,
    zIndex: theme.zIndex.tooltip,
    padding: theme.spacing(1, 2),
    background: theme.palette.background.paper,
    '&:focus': { left: theme.spacing(1), top: theme.spacing(1) },
  },
}));

// Our navigation cannot be pinned; on a mobile device the settings offer no switch for it.
const pinState = { isPinned: true, isMobile: true, toggleSidebarPinState() {} };

const Frame = ({
  navigation,
  content,
}: {
  navigation: ReactNode;
  content: ReactNode;
}) => {
  const classes = useStyles();
  return (
    <div className={classes.frame}>
      <a className={classes.skip} href="#content">
        Skip to the content
      </a>
      {navigation}
      <SidebarPinStateProvider value={pinState}>
        <div id="content" tabIndex={-1} className={classes.content}>
          {content}
        </div>
      </SidebarPinStateProvider>
    </div>
  );
};

/** The navigation beside the page, above it on narrow screens. */
export const layout = appPlugin.getExtension('app/layout').override({
  factory: (_, { inputs }) => [
    coreExtensionData.reactElement(
      <Frame
        navigation={inputs.nav.get(coreExtensionData.reactElement)}
        content={inputs.content.get(coreExtensionData.reactElement)}
      />,
    ),
  ],
});
