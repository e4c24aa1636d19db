import { makeStyles } from '@material-ui/core/styles';
import { monospace, shownText, usePalette } from '../../../design';

const useStyles = makeStyles(theme => ({
  text: {
    margin: 0,
    padding: theme.spacing(1.5),
    maxHeight: 480,
    overflow: 'auto',
    border: '1px solid',
    borderRadius: 6,
    fontFamily: monospace,
    fontSize: '0.8125rem',
    lineHeight: 1.5,
    tabSize: 4,
  },
}));

/** Text as it is, with marks that hide or turn text written out. */
export const TextPreview = ({ text, name }: { text: string; name: string }) => {
  const palette = usePalette();
  return (
    <pre
      className={useStyles().text}
      style={{ background: palette.ground, borderColor: palette.border }}
      // A keyboard scrolls it only when it can be reached.
      tabIndex={0}
      role="group"
      aria-label={`Text of ${name}`}
    >
      {shownText(text)}
    </pre>
  );
};
