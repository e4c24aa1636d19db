import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';
import { usePalette } from './palette';
import { Shape } from './Shape';
import { shown, shownText } from './shownText';
import { toneColour, type Tone } from './tone';

const useStyles = makeStyles(theme => ({
  notice: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    gap: theme.spacing(1),
    padding: theme.spacing(1.25, 1.5),
    borderRadius: 6,
    border: '1px solid',
    borderLeftWidth: 4,
    fontSize: '0.875rem',
    lineHeight: 1.5,
  },
  shape: { paddingTop: 1 },
  words: { flex: '1 1 200px', minWidth: 0, overflowWrap: 'anywhere' },
  title: { fontWeight: 650 },
}));

/** Something the reader must know about what is shown below it. */
export const Notice = ({
  tone,
  title,
  detail,
  act,
}: {
  tone: Tone;
  title: string;
  detail?: ReactNode;
  act?: ReactNode;
}) => {
  const classes = useStyles();
  const palette = usePalette();
  return (
    <div
      role={tone === 'bad' ? 'alert' : 'status'}
      className={classes.notice}
      style={{
        background: palette.paper,
        borderColor: palette.border,
        borderLeftColor: toneColour(tone, palette),
        color: palette.ink,
      }}
    >
      <span className={classes.shape}>
        <Shape tone={tone} />
      </span>
      <div className={classes.words}>
        <div className={classes.title}>{shownText(title)}</div>
        {detail ? <div>{shown(detail)}</div> : null}
      </div>
      {act}
    </div>
  );
};
