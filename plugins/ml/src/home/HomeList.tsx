import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';
import { usePalette, type Palette } from '../design';

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  item: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    justifyContent: 'space-between',
    columnGap: theme.spacing(2),
    rowGap: theme.spacing(0.5),
    padding: theme.spacing(0.75, 0),
    fontSize: '0.875rem',
    // Links in lines below each other, each high enough to be hit.
    lineHeight: '24px',
    borderBottom: ({ border }: Palette) => `1px solid ${border}`,
    '&:last-child': { borderBottom: 0 },
  },
  name: { minWidth: 0, overflowWrap: 'anywhere', fontWeight: 600 },
  about: { color: ({ unknown }: Palette) => unknown },
  foot: { marginTop: theme.spacing(1), fontSize: '0.875rem' },
}));

/** One line of a list on the home page. */
export type HomeItem = {
  key: string;
  name: ReactNode;
  /** Beside the name, where there is room. */
  about?: ReactNode;
};

/** A short list on the home page, with a way to the whole one. */
export const HomeList = ({
  items,
  all,
}: {
  items: HomeItem[];
  /** The link to the whole list. */
  all?: ReactNode;
}) => {
  const classes = useStyles(usePalette());
  return (
    <>
      <ul className={classes.list}>
        {items.map(({ key, name, about }) => (
          <li key={key} className={classes.item}>
            <span className={classes.name}>{name}</span>
            {about ? <span className={classes.about}>{about}</span> : null}
          </li>
        ))}
      </ul>
      {all ? <div className={classes.foot}>{all}</div> : null}
    </>
  );
};
