import IconButton from '@material-ui/core/IconButton';
import Tooltip from '@material-ui/core/Tooltip';
import { makeStyles } from '@material-ui/core/styles';
import CheckIcon from '@material-ui/icons/Check';
import CopyIcon from '@material-ui/icons/FileCopyOutlined';
import { useEffect, useState } from 'react';
import { shownText } from './shownText';

const useStyles = makeStyles(theme => ({
  button: {
    padding: 4,
    color: theme.palette.text.secondary,
    '& svg': { fontSize: '1rem' },
  },
}));

/** A button that copies `text`; `what` names it for screen readers: "Copy digest". */
export const Copy = ({ text, what }: { text: string; what: string }) => {
  const classes = useStyles();
  const label = `Copy ${shownText(what)}`;
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), 1_500);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <Tooltip title={copied ? 'Copied' : label}>
      <IconButton
        className={classes.button}
        aria-label={label}
        onClick={event => {
          event.stopPropagation();
          navigator.clipboard?.writeText(text).then(
            () => setCopied(true),
            () => setCopied(false),
          );
        }}
      >
        {copied ? <CheckIcon /> : <CopyIcon />}
      </IconButton>
    </Tooltip>
  );
};
