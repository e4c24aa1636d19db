import Popper from '@material-ui/core/Popper';
import { makeStyles } from '@material-ui/core/styles';
import type { Completion } from '@slipway/plugin-ml-common';
import { useEffect, useRef } from 'react';
import {
  monospace,
  shownText,
  usePalette,
  type Palette,
} from '../../../design';

const useStyles = makeStyles(theme => ({
  layer: { zIndex: theme.zIndex.modal },
  list: {
    width: 480,
    maxWidth: '90vw',
    maxHeight: 280,
    overflow: 'auto',
    margin: theme.spacing(0.25, 0),
    padding: theme.spacing(0.5, 0),
    listStyle: 'none',
    borderRadius: 6,
    border: ({ border }: Palette) => `1px solid ${border}`,
    background: ({ paper }: Palette) => paper,
    boxShadow: theme.shadows[4],
  },
  option: {
    display: 'flex',
    justifyContent: 'space-between',
    gap: theme.spacing(2),
    minHeight: 28,
    padding: theme.spacing(0.5, 1.5),
    fontSize: '0.8125rem',
    cursor: 'pointer',
    '&[aria-selected="true"], &:hover': {
      background: ({ ground }: Palette) => ground,
      boxShadow: ({ primary }: Palette) => `inset 3px 0 0 ${primary}`,
    },
  },
  label: { fontFamily: monospace, overflowWrap: 'anywhere' },
  kind: { color: ({ unknown }: Palette) => unknown, whiteSpace: 'nowrap' },
}));

const kinds: Record<Completion['kind'], string> = {
  group: 'group',
  field: 'name',
  operator: 'comparison',
  value: 'value',
  joiner: 'joins',
};

/** What may be written at the caret, below the box. */
export const ProposalList = ({
  id,
  at,
  list,
  marked,
  onAccept,
}: {
  id: string;
  /** The box that it belongs to. */
  at: HTMLElement | null;
  list: Completion[];
  marked?: number;
  onAccept: (proposal: Completion) => void;
}) => {
  const classes = useStyles(usePalette());
  const element = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (marked !== undefined)
      element.current?.children[marked]?.scrollIntoView({ block: 'nearest' });
  }, [marked]);
  return (
    <Popper
      open
      anchorEl={at}
      placement="bottom-start"
      className={classes.layer}
    >
      <ul
        ref={element}
        id={id}
        role="listbox"
        aria-label="What may follow"
        className={classes.list}
      >
        {list.map((proposal, index) => (
          <li
            key={`${proposal.kind} ${proposal.label}`}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === marked}
            className={classes.option}
            // The box keeps the focus, so that typing goes on.
            onMouseDown={event => {
              event.preventDefault();
              onAccept(proposal);
            }}
          >
            <span className={classes.label}>{shownText(proposal.label)}</span>
            <span className={classes.kind}>{kinds[proposal.kind]}</span>
          </li>
        ))}
      </ul>
    </Popper>
  );
};
