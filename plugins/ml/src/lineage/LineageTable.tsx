import { Link } from '@backstage/core-components';
import type { Lineage, LineageNode } from '@slipway/plugin-ml-common';
import { DataTable, EntityLink, shownText, type Column } from '../design';
import { useNavigate } from '../navigation';
import { kindWord, relationWord } from './kinds';
import { position } from './layout';
import { useNodePath } from './useNodePath';

const sides: Record<LineageNode['side'], (steps: number) => string> = {
  root: () => 'This one',
  upstream: steps => `Made from, ${steps === 1 ? '1 step' : `${steps} steps`}`,
  downstream: steps =>
    `Breaks with it, ${steps === 1 ? '1 step' : `${steps} steps`}`,
};

/** The same graph in words, from the farthest upstream to the farthest downstream. */
export const LineageTable = ({ lineage }: { lineage: Lineage }) => {
  const pathOf = useNodePath();
  const navigate = useNavigate();
  const titles = new Map(lineage.nodes.map(({ id, title }) => [id, title]));
  const leadsTo = (id: string) =>
    lineage.edges
      .filter(({ from }) => from === id)
      .map(
        ({ relation, to, context }) =>
          `${relationWord(relation)} ${titles.get(to)}${
            context ? ` (${context})` : ''
          }`,
      );
  const columns: Column<LineageNode>[] = [
    {
      id: 'name',
      title: 'Name',
      names: true,
      width: 200,
      cell: node => {
        const path = pathOf(node);
        return path ? (
          <Link to={path}>{shownText(node.title)}</Link>
        ) : (
          node.title
        );
      },
    },
    {
      id: 'kind',
      title: 'Kind',
      cell: ({ kind, unknownToCatalog }) =>
        unknownToCatalog
          ? `${kindWord(kind)}, not in the catalog`
          : kindWord(kind),
    },
    {
      id: 'side',
      title: 'Where',
      cell: ({ side, distance }) => sides[side](distance),
    },
    {
      id: 'flow',
      title: 'Flow',
      width: 220,
      cell: ({ id }) => leadsTo(id).join(', ') || '–',
    },
    {
      id: 'owner',
      title: 'Owner',
      cell: ({ owner }) => (owner ? <EntityLink entityRef={owner} /> : '–'),
    },
  ];
  return (
    <DataTable
      label="Lineage"
      columns={columns}
      rows={[...lineage.nodes].sort(
        (a, b) => position(a) - position(b) || a.title.localeCompare(b.title),
      )}
      rowKey={({ id }) => id}
      onOpen={node => {
        const path = pathOf(node);
        if (path) navigate(path);
      }}
    />
  );
};
