import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import type { SignInPageProps } from '@backstage/plugin-app-react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { navigationColours } from '@slipway/plugin-ml';
import { Mark } from '../identity/Mark';
import { useSignIn } from './useSignIn';

const useStyles = makeStyles(theme => ({
  page: {
    minHeight: '100vh',
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 5fr) minmax(0, 4fr)',
    [theme.breakpoints.down('sm')]: {
      gridTemplateColumns: 'minmax(0, 1fr)',
      gridTemplateRows: 'auto 1fr',
    },
  },
  harbour: {
    background: navigationColours.ground,
    color: navigationColours.item,
    padding: theme.spacing(8),
    display: 'flex',
    flexDirection: 'column',
    justifyContent: 'center',
    gap: theme.spacing(3),
    [theme.breakpoints.down('sm')]: { padding: theme.spacing(4, 3) },
  },
  name: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1.5),
    color: navigationColours.selected,
    fontSize: '1.75rem',
    fontWeight: 650,
    letterSpacing: '-0.01em',
  },
  promise: { fontSize: '1.125rem', lineHeight: 1.55, maxWidth: 440, margin: 0 },
  gate: {
    display: 'flex',
    flexDirection: 'column',
    justifyContent: 'center',
    alignItems: 'flex-start',
    gap: theme.spacing(2),
    padding: theme.spacing(8),
    [theme.breakpoints.down('sm')]: {
      padding: theme.spacing(4, 3),
      justifyContent: 'flex-start',
    },
  },
  title: { margin: 0, fontSize: '1.375rem', fontWeight: 650 },
  detail: { margin: 0, color: theme.palette.text.secondary, maxWidth: 360 },
  failure: { margin: 0, color: theme.palette.error.main, maxWidth: 420 },
}));

/** What a signed-out person sees. */
export const SignInPage = ({ onSignInSuccess }: SignInPageProps) => {
  const classes = useStyles();
  const config = useApi(configApiRef);
  const organisation = config.getOptionalString('organization.name');
  const { signIn, ask } = useSignIn(onSignInSuccess);
  if (signIn.state === 'looking') return null;
  return (
    <main className={classes.page}>
      <div className={classes.harbour}>
        <div className={classes.name}>
          <Mark size={40} />
          {config.getOptionalString('app.title') ?? 'Slipway'}
        </div>
        <p className={classes.promise}>
          From experiment to production, in the open, with the evidence
          attached.
        </p>
      </div>
      <div className={classes.gate}>
        <h1 className={classes.title}>
          {organisation ? `Sign in to ${organisation}` : 'Sign in'}
        </h1>
        <p className={classes.detail}>
          Your organisation asks who you are in a small window, then this page
          goes on.
        </p>
        <Button
          variant="contained"
          color="primary"
          size="large"
          disableElevation
          onClick={ask}
          disabled={signIn.state === 'asking'}
        >
          {signIn.state === 'asking' ? 'Waiting for the window…' : 'Sign in'}
        </Button>
        {signIn.state === 'signed-out' && signIn.reason ? (
          <p className={classes.failure} role="alert">
            You are not signed in: {signIn.reason}
          </p>
        ) : null}
      </div>
    </main>
  );
};
