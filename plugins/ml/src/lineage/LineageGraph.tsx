import { makeStyles } from '@material-ui/core/styles';
import type { Lineage } from '@slipway/plugin-ml-common';
import {
  useEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
} from 'react';
import { shownText, usePalette } from '../design';
import {
  drawingOf,
  isWay,
  NODE,
  nodeTowards,
  startOfView,
  type PlacedEdge,
} from './layout';
import { relationWord } from './kinds';
import { NodeBox } from './NodeBox';
import { useNodePath } from './useNodePath';

const TALLEST = 560;

const useStyles = makeStyles({
  box: {
    overflow: 'auto',
    maxHeight: TALLEST,
    position: 'relative',
  },
  sheet: { position: 'relative', margin: '0 auto' },
  list: { listStyle: 'none', margin: 0, padding: 0 },
  lines: { position: 'absolute', top: 0, left: 0, pointerEvents: 'none' },
});

/** A smooth line through the points that the layout gave. */
const lineOf = ({ points }: PlacedEdge): string => {
  const [first, ...rest] = points;
  return rest.reduce((line, { x, y }, index) => {
    const before = points[index];
    const middle = (before.x + x) / 2;
    return `${line} C ${middle} ${before.y} ${middle} ${y} ${x} ${y}`;
  }, `M ${first.x} ${first.y}`);
};

/** The graph from left to right. Arrow keys walk along the flow, Enter opens; "Show as table" has the same in words. */
export const LineageGraph = ({ lineage }: { lineage: Lineage }) => {
  const classes = useStyles();
  const palette = usePalette();
  const pathOf = useNodePath();
  const drawing = useMemo(() => drawingOf(lineage), [lineage]);
  const [chosen, setChosen] = useState(lineage.root);
  const box = useRef<HTMLDivElement>(null);
  const titles = useMemo(
    () => new Map(lineage.nodes.map(({ id, title }) => [id, shownText(title)])),
    [lineage],
  );
  const current = titles.has(chosen) ? chosen : lineage.root;

  useEffect(() => {
    const root = drawing.nodes.find(({ id }) => id === lineage.root);
    const element = box.current;
    if (!root || !element) return;
    element.scrollLeft = startOfView(drawing, root.x - element.clientWidth / 2);
    element.scrollTop = root.y - element.clientHeight / 2;
  }, [drawing, lineage.root]);

  const walk = (event: KeyboardEvent, id: string) => {
    if (!isWay(event.key)) return;
    event.preventDefault();
    const next = nodeTowards(drawing, id, event.key);
    const place = drawing.nodes.findIndex(node => node.id === next);
    box.current?.querySelector<HTMLElement>(`[data-node="${place}"]`)?.focus();
  };
  const touches = ({ from, to }: PlacedEdge) =>
    from === current || to === current;

  return (
    <div
      ref={box}
      className={classes.box}
      role="group"
      aria-label="Lineage, from left to right along the flow of data. Arrow keys move along it."
    >
      <div
        className={classes.sheet}
        style={{ width: drawing.width, height: drawing.height }}
      >
        <svg
          aria-hidden
          className={classes.lines}
          width={drawing.width}
          height={drawing.height}
        >
          <defs>
            {[palette.border, palette.primary].map((colour, index) => (
              <marker
                key={colour}
                id={index === 0 ? 'lineage-end' : 'lineage-end-of-current'}
                viewBox="0 0 8 8"
                refX="7"
                refY="4"
                markerWidth="7"
                markerHeight="7"
                orient="auto"
              >
                <path
                  d="M 1 1 L 7 4 L 1 7"
                  fill="none"
                  stroke={index === 0 ? palette.unknown : colour}
                  strokeWidth="1.5"
                />
              </marker>
            ))}
          </defs>
          {drawing.edges.map(edge => (
            <path
              key={`${edge.from} ${edge.to}`}
              d={lineOf(edge)}
              fill="none"
              pointerEvents="stroke"
              stroke={touches(edge) ? palette.primary : palette.unknown}
              strokeOpacity={touches(edge) ? 1 : 0.55}
              strokeWidth={touches(edge) ? 2 : 1.25}
              markerEnd={`url(#lineage-end${
                touches(edge) ? '-of-current' : ''
              })`}
            >
              <title>
                {titles.get(edge.from)} {relationWord(edge.relation)}{' '}
                {titles.get(edge.to)}
              </title>
            </path>
          ))}
        </svg>
        <ul className={classes.list}>
          {drawing.nodes.map((node, place) => (
            <li key={node.id}>
              <NodeBox
                node={node}
                place={place}
                path={pathOf(node)}
                isRoot={node.id === lineage.root}
                isCurrent={node.id === current}
                onFocus={() => setChosen(node.id)}
                onKeyDown={event => walk(event, node.id)}
              />
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
};

/** Height of the graph before it is known, in pixels. */
export const GRAPH_HEIGHT = 4 * NODE.height;
