import { makeStyles } from '@material-ui/core/styles';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { monospace } from '../../design/type';
import type { LogLine } from './LogLines';
import { LogLineText } from './LogLineText';
import { useLogPalette } from './logPalette';

const LINE_HEIGHT = 20;
/** Scrolling up by more than this is the reader's wish to stay; less is the list correcting its sizes. */
const STAYS = 24;

const useStyles = makeStyles(theme => ({
  list: {
    overflow: 'auto',
    overflowAnchor: 'none',
    background: theme.palette.background.default,
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    fontFamily: monospace,
    fontSize: 12.5,
    lineHeight: `${LINE_HEIGHT}px`,
    '&:focus-visible': {
      outline: `2px solid ${theme.palette.primary.main}`,
      outlineOffset: 1,
    },
    '& mark': { background: '#FFE08A', color: '#14202E' },
  },
  lines: { position: 'relative', width: '100%' },
  line: {
    position: 'absolute',
    top: 0,
    left: 0,
    width: '100%',
    display: 'flex',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    minHeight: LINE_HEIGHT,
  },
  found: { background: theme.palette.action.selected },
  number: {
    flex: 'none',
    width: '5ch',
    marginRight: theme.spacing(1.5),
    textAlign: 'right',
    userSelect: 'none',
    color: theme.palette.text.secondary,
  },
  text: { flex: 1, minWidth: 0, paddingRight: theme.spacing(1) },
}));

/** The lines of a log; only those on screen are drawn, so that any number of them scrolls smoothly. */
export const LogList = (props: {
  lines: LogLine[];
  label: string;
  /** A CSS length. */
  height: string;
  pattern: RegExp | undefined;
  /** Place of the line that the search stands at. */
  found: number | undefined;
  following: boolean;
  /** The reader scrolled up to read something. */
  onStay: () => void;
}) => {
  const { lines, label, height, pattern, found, following, onStay } = props;
  const classes = useStyles();
  const colours = useLogPalette();
  const scroller = useRef<HTMLDivElement>(null);
  const lastTop = useRef(0);
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE_HEIGHT,
    overscan: 20,
  });

  useEffect(() => {
    if (following && lines.length > 0)
      rows.scrollToIndex(lines.length - 1, { align: 'end' });
  }, [rows, following, lines.length]);
  useEffect(() => {
    if (found !== undefined) rows.scrollToIndex(found, { align: 'center' });
  }, [rows, found]);

  return (
    <div
      ref={scroller}
      className={classes.list}
      style={{ height }}
      tabIndex={0}
      role="region"
      aria-label={label}
      onScroll={event => {
        const { scrollTop } = event.currentTarget;
        if (following && scrollTop < lastTop.current - STAYS) onStay();
        lastTop.current = scrollTop;
      }}
    >
      <div className={classes.lines} style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, key, start }) => (
          <div
            key={key}
            ref={rows.measureElement}
            data-index={index}
            className={`${classes.line} ${
              index === found ? classes.found : ''
            }`}
            style={{ transform: `translateY(${start}px)` }}
          >
            <span className={classes.number} aria-hidden>
              {lines[index].number}
            </span>
            <span className={classes.text}>
              <LogLineText
                line={lines[index]}
                pattern={pattern}
                colours={colours}
              />
            </span>
          </div>
        ))}
      </div>
    </div>
  );
};
