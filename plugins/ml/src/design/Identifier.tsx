import Tooltip from '@material-ui/core/Tooltip';
import { makeStyles } from '@material-ui/core/styles';
import { Copy } from './Copy';
import { shownText } from './shownText';
import { monospace } from './type';

const useStyles = makeStyles({
  identifier: {
    display: 'inline-flex',
    alignItems: 'center',
    whiteSpace: 'nowrap',
  },
  text: { fontFamily: monospace, fontSize: '0.92em' },
});

/** An identifier: short, in monospace, whole on hover, with a button that copies the whole of it. */
export const Identifier = ({
  value,
  what,
  length = 8,
}: {
  value: string;
  /** What it is, for the copy button: `run id`. */
  what: string;
  /** Characters shown. */
  length?: number;
}) => {
  const classes = useStyles();
  return (
    <span className={classes.identifier}>
      <Tooltip title={shownText(value)}>
        <code className={classes.text}>
          {shownText(value.slice(0, length))}
        </code>
      </Tooltip>
      <Copy text={value} what={what} />
    </span>
  );
};

/** A `sha256:` digest, short and copyable. */
export const Digest = ({
  digest,
  what = 'digest',
}: {
  digest: string;
  what?: string;
}) => <Identifier value={digest} what={what} length={'sha256:'.length + 8} />;

/** A commit, short and copyable. */
export const Commit = ({ commit }: { commit: string }) => (
  <Identifier value={commit} what="commit" length={8} />
);
