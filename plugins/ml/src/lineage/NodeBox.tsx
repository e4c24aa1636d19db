import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { humanizeEntityRef } from '@backstage/plugin-catalog-react';
import type { KeyboardEvent } from 'react';
import { Shape, shownText, usePalette, type Palette } from '../design';
import { deployedIn, sayServesIn } from '../serving';
import { KindIcon, kindWord } from './kinds';
import { NODE, type PlacedNode } from './layout';

const useStyles = makeStyles(theme => ({
  box: {
    position: 'absolute',
    boxSizing: 'border-box',
    width: NODE.width,
    height: NODE.height,
    padding: theme.spacing(0.75, 1.25),
    borderRadius: 6,
    display: 'flex',
    flexDirection: 'column',
    justifyContent: 'center',
    gap: 2,
    textDecoration: 'none',
    background: ({ paper }: Palette) => paper,
    color: ({ ink }: Palette) => ink,
    border: ({ border }: Palette) => `1px solid ${border}`,
    'a&:hover': { borderColor: ({ primary }: Palette) => primary },
    '&:focus-visible': {
      outline: ({ primary }: Palette) => `2px solid ${primary}`,
      outlineOffset: 2,
    },
  },
  root: {
    borderColor: ({ primary }: Palette) => primary,
    boxShadow: ({ primary }: Palette) => `inset 0 0 0 1px ${primary}`,
  },
  unknown: { borderStyle: 'dashed' },
  title: {
    fontSize: '0.875rem',
    fontWeight: 650,
    lineHeight: 1.35,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    unicodeBidi: 'isolate',
  },
  link: { color: ({ primary }: Palette) => primary },
  about: {
    display: 'flex',
    alignItems: 'center',
    gap: 4,
    fontSize: '0.75rem',
    lineHeight: 1.35,
    overflow: 'hidden',
    whiteSpace: 'nowrap',
    color: ({ unknown }: Palette) => unknown,
    '& svg': { flex: 'none', fontSize: '0.9375rem' },
  },
  words: { overflow: 'hidden', textOverflow: 'ellipsis' },
}));

const parse = (owner: string) => {
  const [, kind = 'group', namespace = 'default', name = owner] =
    /^([^:]+):([^/]+)\/(.+)$/.exec(owner) ?? [];
  return { kind, namespace, name };
};

const ownerWord = (owner: string) =>
  owner === 'unowned'
    ? 'unowned'
    : humanizeEntityRef(parse(owner), { defaultKind: 'group' });

/** What a node says about itself below its name. */
export const nodeWords = ({
  kind,
  owner,
  environments,
  byRegistry,
  unknownToCatalog,
}: PlacedNode): string =>
  shownText(
    [
      kindWord(kind),
      environments?.length
        ? `serves in ${sayServesIn({ environments, byRegistry }).join(', ')}`
        : undefined,
      owner ? ownerWord(owner) : undefined,
      unknownToCatalog ? 'not in the catalog' : undefined,
    ]
      .filter(Boolean)
      .join(' · '),
  );

/** One node of the graph; a link where it has a page. */
export const NodeBox = ({
  node,
  place,
  path,
  isRoot,
  isCurrent,
  onFocus,
  onKeyDown,
}: {
  node: PlacedNode;
  /** Its position in the drawing, by which it is found to be focused. */
  place: number;
  path?: string;
  isRoot: boolean;
  /** Is it the one that Tab reaches? */
  isCurrent: boolean;
  onFocus: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
}) => {
  const classes = useStyles(usePalette());
  const title = shownText(node.title);
  const about = nodeWords(node);
  const props = {
    className: [
      classes.box,
      isRoot ? classes.root : '',
      node.unknownToCatalog ? classes.unknown : '',
    ].join(' '),
    style: { left: node.x - NODE.width / 2, top: node.y - NODE.height / 2 },
    tabIndex: isCurrent ? 0 : -1,
    'data-node': place,
    'aria-current': isRoot ? ('true' as const) : undefined,
    title: [title, about, shownText(node.description ?? '')]
      .filter(Boolean)
      .join('\n'),
    onFocus,
    onKeyDown,
  };
  const words = (
    <>
      <span className={`${classes.title} ${path ? classes.link : ''}`}>
        {title}
      </span>
      <span className={classes.about}>
        <KindIcon kind={node.kind} />
        {deployedIn(node).length > 0 ? <Shape tone="good" /> : null}
        <span className={classes.words}>{about}</span>
      </span>
    </>
  );
  return path ? (
    <Link to={path} {...props} underline="none">
      {words}
    </Link>
  ) : (
    <div {...props} role="group" aria-label={`${title}, ${about}`}>
      {words}
    </div>
  );
};
