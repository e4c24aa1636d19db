import IconButton from '@material-ui/core/IconButton';
import Tooltip from '@material-ui/core/Tooltip';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import CheckIcon from '@material-ui/icons/Check';
import CopyIcon from '@material-ui/icons/FileCopyOutlined';
import { useEffect, useState } from 'react';
import { shownText } from './shownText';

const useStyles = makeStyles(theme => ({
  // Holds the words for screen readers: in a table that scrolls sideways they would else widen the page.
  around: { position: 'relative' },
  button: {
    padding: 4,
    color: theme.palette.text.secondary,
    '& svg': { fontSize: '1rem' },
  },
}));

const outcomes = {
  copied: 'Copied',
  refused: 'The browser did not let this be copied',
};

/** Browsers have no clipboard for pages that are not served over HTTPS, and may ask the reader. */
const copy = async (text: string): Promise<keyof typeof outcomes> => {
  try {
    await navigator.clipboard.writeText(text);
    return 'copied';
  } catch {
    return 'refused';
  }
};

const SAID_FOR = 1_500;

/** A button that copies `text`; `what` names it for screen readers: "Copy digest". What came of it is said. */
export const Copy = ({ text, what }: { text: string; what: string }) => {
  const classes = useStyles();
  const label = `Copy ${shownText(what)}`;
  const [outcome, setOutcome] = useState<keyof typeof outcomes>();
  useEffect(() => {
    if (!outcome) return undefined;
    const timer = setTimeout(() => setOutcome(undefined), SAID_FOR);
    return () => clearTimeout(timer);
  }, [outcome]);
  const words = outcome && outcomes[outcome];
  return (
    <span className={classes.around}>
      <Tooltip title={words ?? label}>
        <IconButton
          className={classes.button}
          aria-label={label}
          onClick={async event => {
            event.stopPropagation();
            setOutcome(await copy(text));
          }}
        >
          {outcome === 'copied' ? <CheckIcon /> : <CopyIcon />}
        </IconButton>
      </Tooltip>
      <Typography variant="srOnly" component="span" aria-live="polite">
        {words}
      </Typography>
    </span>
  );
};
