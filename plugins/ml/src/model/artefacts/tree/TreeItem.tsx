import { makeStyles } from '@material-ui/core/styles';
import FolderIcon from '@material-ui/icons/FolderOpen';
import FileIcon from '@material-ui/icons/InsertDriveFileOutlined';
import OpenIcon from '@material-ui/icons/ChevronRight';
import type { ReactNode } from 'react';
import { shownText, usePalette } from '../../../design';

const useStyles = makeStyles(theme => ({
  entry: { listStyle: 'none' },
  line: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    minHeight: 28,
    padding: theme.spacing(0.25, 1, 0.25, 0.5),
    borderRadius: 6,
    fontSize: '0.875rem',
    cursor: 'pointer',
    '& svg': { flex: 'none', fontSize: '1.125rem' },
    '&:hover': { background: theme.palette.action.hover },
    '&:focus': { outline: 'none' },
    '&:focus-visible': {
      outline: `2px solid ${theme.palette.primary.main}`,
      outlineOffset: -2,
    },
  },
  chosen: {
    fontWeight: 650,
    background: theme.palette.action.selected,
  },
  turned: { transform: 'rotate(90deg)' },
  name: { flex: 1, minWidth: 0, overflowWrap: 'anywhere' },
  size: {
    flex: 'none',
    fontSize: '0.75rem',
    fontVariantNumeric: 'tabular-nums',
  },
  group: { margin: 0, padding: theme.spacing(0, 0, 0, 2) },
}));

/** One line of a tree. `open` is there for what holds others. */
export const TreeItem = ({
  name,
  detail,
  level,
  open,
  chosen,
  keys,
  onPress,
  children,
}: {
  name: string;
  /** At the end of the line: a size. */
  detail?: string;
  /** 1 for what is at the root. */
  level: number;
  open?: boolean;
  chosen?: boolean;
  keys: { tabIndex: number; onFocus: () => void };
  onPress: () => void;
  /** What it holds, while it is open. */
  children?: ReactNode;
}) => {
  const classes = useStyles();
  const palette = usePalette();
  const isFolder = open !== undefined;
  return (
    <li role="none" className={classes.entry}>
      <div
        role="treeitem"
        aria-level={level}
        aria-expanded={open}
        aria-selected={Boolean(chosen)}
        className={`${classes.line} ${chosen ? classes.chosen : ''}`}
        tabIndex={keys.tabIndex}
        onFocus={keys.onFocus}
        onClick={onPress}
        onKeyDown={event => {
          if (event.key !== 'Enter' && event.key !== ' ') return;
          event.preventDefault();
          onPress();
        }}
      >
        {isFolder ? (
          <>
            <OpenIcon className={open ? classes.turned : undefined} />
            <FolderIcon style={{ color: palette.primary }} />
          </>
        ) : (
          <>
            <span style={{ width: '1.125rem' }} />
            <FileIcon style={{ color: palette.unknown }} />
          </>
        )}
        <bdi className={classes.name}>{shownText(name)}</bdi>{' '}
        {detail ? (
          <span
            className={classes.size}
            style={{ color: chosen ? palette.ink : palette.unknown }}
          >
            {detail}
          </span>
        ) : null}
      </div>
      {open && children ? (
        <ul role="group" className={classes.group}>
          {children}
        </ul>
      ) : null}
    </li>
  );
};
