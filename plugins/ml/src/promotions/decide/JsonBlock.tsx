import { makeStyles } from '@material-ui/core/styles';
import { monospace } from '../../design';

const useStyles = makeStyles(theme => ({
  block: {
    margin: 0,
    padding: theme.spacing(1, 1.5),
    maxHeight: 320,
    overflow: 'auto',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    fontFamily: monospace,
    fontSize: '0.75rem',
    lineHeight: 1.5,
    borderRadius: theme.shape.borderRadius,
    border: `1px solid ${theme.palette.divider}`,
    background: theme.palette.background.default,
  },
}));

/** A record exactly as it is kept. */
export const JsonBlock = (props: { value: unknown; label: string }) => (
  <pre
    className={useStyles().block}
    tabIndex={0}
    role="region"
    aria-label={props.label}
  >
    {JSON.stringify(props.value, null, 2)}
  </pre>
);
