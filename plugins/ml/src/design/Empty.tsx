import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';
import { usePalette } from './palette';
import { shown, shownText } from './shownText';
import { Snippet } from './Snippet';

const useStyles = makeStyles(theme => ({
  empty: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1.5),
    maxWidth: 640,
    padding: theme.spacing(1, 0),
  },
  title: { margin: 0, fontSize: '0.9375rem', fontWeight: 650 },
  detail: { fontSize: '0.875rem', lineHeight: 1.5 },
}));

/** What an empty part of a page says: what would be here, and how to fill it. */
export type EmptyProps = {
  title: string;
  detail?: ReactNode;
  /** YAML or a command that fills it. */
  snippet?: string;
  act?: ReactNode;
};

/** The state of a part of a page that has nothing to show yet. */
export const Empty = ({ title, detail, snippet, act }: EmptyProps) => {
  const classes = useStyles();
  const palette = usePalette();
  return (
    <div className={classes.empty}>
      <p className={classes.title}>{shownText(title)}</p>
      {detail ? (
        <div className={classes.detail} style={{ color: palette.unknown }}>
          {shown(detail)}
        </div>
      ) : null}
      {snippet ? <Snippet code={snippet} what="example" /> : null}
      {act ? <div>{act}</div> : null}
    </div>
  );
};
