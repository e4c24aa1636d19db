import { makeStyles } from '@material-ui/core/styles';
import { Copy } from './Copy';
import { usePalette } from './palette';
import { monospace } from './type';

const useStyles = makeStyles(theme => ({
  snippet: {
    display: 'flex',
    alignItems: 'flex-start',
    border: '1px solid',
    borderRadius: 6,
    textAlign: 'left',
    maxWidth: '100%',
  },
  code: {
    flex: 1,
    minWidth: 0,
    margin: 0,
    padding: theme.spacing(1.5),
    overflowX: 'auto',
    fontFamily: monospace,
    fontSize: '0.8125rem',
    lineHeight: 1.5,
  },
  // Beside the code, never over it: a long line scrolls.
  copy: { flex: 'none', padding: 4 },
}));

/** YAML or a command to copy. */
export const Snippet = ({ code, what }: { code: string; what: string }) => {
  const classes = useStyles();
  const palette = usePalette();
  return (
    <div
      className={classes.snippet}
      style={{ background: palette.ground, borderColor: palette.border }}
    >
      <pre className={classes.code} tabIndex={0}>
        <code>{code}</code>
      </pre>
      <div className={classes.copy}>
        <Copy text={code} what={what} />
      </div>
    </div>
  );
};
