import { makeStyles } from '@material-ui/core/styles';
import type { RunFilterError } from '@slipway/plugin-ml-common';
import { monospace, usePalette, type Palette } from '../../../design';

const useStyles = makeStyles({
  text: {
    display: 'block',
    fontFamily: monospace,
    overflowWrap: 'anywhere',
    whiteSpace: 'pre-wrap',
    color: ({ ink }: Palette) => ink,
  },
  wrong: {
    background: 'none',
    color: ({ failing }: Palette) => failing,
    fontWeight: 700,
    textDecoration: 'underline wavy',
    textUnderlineOffset: 3,
  },
});

/** What is wrong with a filter: in words, and where in the text. */
export const FilterProblem = ({
  filter,
  problem,
}: {
  filter: string;
  problem: RunFilterError;
}) => {
  const classes = useStyles(usePalette());
  const { position, length, message } = problem;
  return (
    <>
      <code className={classes.text} aria-hidden>
        {filter.slice(0, position)}
        <mark className={classes.wrong}>
          {length > 0 ? filter.slice(position, position + length) : '▲'}
        </mark>
        {filter.slice(position + length)}
      </code>
      {message}
    </>
  );
};
