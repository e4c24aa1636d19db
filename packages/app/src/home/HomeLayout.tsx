import { makeStyles } from '@material-ui/core/styles';
import type { HomePageLayoutProps } from '@backstage/plugin-home-react/alpha';
import { Page } from '@slipway/plugin-ml';

const useStyles = makeStyles(theme => ({
  widgets: {
    display: 'grid',
    gap: theme.spacing(2),
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 420px), 1fr))',
    alignItems: 'start',
  },
}));

/** The home page: every widget, side by side where there is room. */
export const HomeLayout = ({ widgets }: HomePageLayoutProps) => {
  const classes = useStyles();
  return (
    <Page title="Home" facts={<span>What is yours, and what needs you</span>}>
      <div className={classes.widgets}>
        {widgets.map(({ node, component }) => (
          <div key={node.spec.id}>{component}</div>
        ))}
      </div>
    </Page>
  );
};
