import type { ImpactPage, Lineage } from '@slipway/plugin-ml-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { ofModel, renderOnEntity } from '../model/__testUtils__/renderOnEntity';
import { turnedTexts } from '../model/__testUtils__/turnedTexts';
import { Refusal } from '../promotions/__testUtils__/answering';
import { LineageTab } from './LineageTab';

const ROOT = 'mlmodel:default/flight-delay';
const HOSTILE = '<img src=x onerror=alert(1)> \u202Eevil';

const lineage: Lineage = {
  root: ROOT,
  nodes: [
    {
      id: 'resource:default/flights',
      ref: 'resource:default/flights',
      kind: 'table',
      title: 'Flights',
      owner: 'group:default/platform',
      side: 'upstream',
      distance: 2,
    },
    {
      id: `version:${ROOT}@4`,
      kind: 'version',
      title: 'Flight delay version 4',
      version: '4',
      model: ROOT,
      environments: ['production'],
      side: 'upstream',
      distance: 1,
    },
    {
      id: 'dataset:default/x',
      kind: 'dataset',
      title: HOSTILE,
      unknownToCatalog: true,
      side: 'upstream',
      distance: 2,
    },
    {
      id: ROOT,
      ref: ROOT,
      kind: 'model',
      title: 'Flight delay',
      owner: 'group:default/departures',
      side: 'root',
      distance: 0,
    },
    {
      id: 'component:default/delay-api',
      ref: 'component:default/delay-api',
      kind: 'service',
      title: 'Delay API',
      owner: 'group:default/departures',
      side: 'downstream',
      distance: 1,
    },
  ],
  edges: [
    {
      from: 'resource:default/flights',
      to: `version:${ROOT}@4`,
      relation: 'readBy',
      context: 'training',
    },
    { from: 'dataset:default/x', to: `version:${ROOT}@4`, relation: 'readBy' },
    { from: `version:${ROOT}@4`, to: ROOT, relation: 'versionOf' },
    { from: ROOT, to: 'component:default/delay-api', relation: 'servedBy' },
  ],
  truncated: false,
  deeper: false,
  silent: [],
  stale: [],
};

const impact: ImpactPage = {
  items: [
    {
      ref: 'component:default/delay-api',
      title: 'Delay API',
      kind: 'service',
      owner: 'group:default/departures',
      distance: 1,
      through: [],
    },
    {
      ref: 'component:default/board',
      title: 'Board',
      kind: 'service',
      owner: 'group:default/flight-products',
      distance: 2,
      through: ['Delay API'],
    },
  ],
  owners: [
    { ref: 'group:default/departures', count: 1 },
    { ref: 'group:default/flight-products', count: 1 },
  ],
  total: 2,
  truncated: false,
};

const open = (
  options: {
    rest?: string;
    lineage?: () => unknown;
    impact?: () => unknown;
  } = {},
) =>
  renderOnEntity(<LineageTab />, {
    path: 'lineage',
    rest: options.rest,
    answers: {
      [`GET ${ofModel}/lineage`]: options.lineage ?? (() => lineage),
      [`GET ${ofModel}/impact`]: options.impact ?? (() => impact),
      [`GET ${ofModel}/lineage/openlineage`]: () => [],
    },
  });

describe('LineageTab', () => {
  it('draws the flow with links, walks it by arrow keys and opens with Enter', async () => {
    const { container } = open();
    const root = await screen.findByRole('link', {
      name: /^Flight delay Model/,
    });
    expect(root).toHaveAttribute('aria-current', 'true');
    expect(
      screen.getByRole('link', { name: /Flight delay version 4.*production/ }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/mlmodel/flight-delay/versions/4',
    );
    expect(await axe(container)).toHaveNoViolations();
    root.focus();
    await userEvent.keyboard('{ArrowRight}');
    expect(
      screen.getByRole('link', { name: /^Delay API Service/ }),
    ).toHaveFocus();
    await userEvent.keyboard('{ArrowLeft}{ArrowLeft}');
    expect(
      screen.getByRole('link', { name: /Flight delay version 4/ }),
    ).toHaveFocus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}{Enter}');
    expect(await screen.findByText('elsewhere')).toBeInTheDocument();
  });

  it('shows outside text as text', async () => {
    const { container } = open();
    expect(
      await screen.findByRole('group', { name: /not in the catalog/ }),
    ).toHaveTextContent('<img src=x onerror=alert(1)>');
    expect(container.querySelector('img')).toBeNull();
  });

  it.each(['graph', 'table'])(
    'writes out marks that turn text around, as a %s',
    async as => {
      const hostile = <T extends { title: string }>(one: T): T => ({
        ...one,
        title: `${one.title} ${HOSTILE}`,
        description: HOSTILE,
      });
      open({
        rest: `?as=${as}`,
        lineage: () => ({ ...lineage, nodes: lineage.nodes.map(hostile) }),
        impact: () => ({
          ...impact,
          items: [
            { ...hostile(impact.items[0]), unknownToCatalog: true },
            { ...hostile(impact.items[1]), through: [HOSTILE] },
          ],
        }),
      });
      expect(
        await screen.findByRole('link', {
          name: /Flight delay version 4 .*\\u\{202E\}evil/,
        }),
      ).toBeInTheDocument();
      expect(
        await screen.findByText(/through .*\\u\{202E\}evil/),
      ).toBeInTheDocument();
      expect(turnedTexts()).toEqual([]);
    },
  );

  it('says the same as a table, from the address', async () => {
    const { container, asked } = open({
      rest: '?as=table&direction=upstream&depth=5',
    });
    const table = await screen.findByRole('table', { name: 'Lineage' });
    expect(
      within(table).getByRole('row', {
        name: /Flights Table Made from, 2 steps/,
      }),
    ).toHaveTextContent('was read by Flight delay version 4 (training)');
    const query = asked.find(({ path }) => path.endsWith('/lineage'))?.query;
    expect(query?.toString()).toBe('direction=upstream&depth=5');
    expect(await axe(container)).toHaveNoViolations();
  });

  it('lists what breaks by owner, with the way there', async () => {
    open();
    const panel = await screen.findByRole('region', {
      name: 'What breaks if this goes',
    });
    expect(
      await within(panel).findByText(
        /2 things\. To tell: departures, flight-products/,
      ),
    ).toBeInTheDocument();
    expect(within(panel).getByText(/through Delay API/)).toBeInTheDocument();
    expect(
      within(panel).getByRole('button', { name: 'Copy the owners to tell' }),
    ).toBeInTheDocument();
  });

  it('tells a server that is away from data that is not there', async () => {
    open({
      lineage: () => ({
        ...lineage,
        silent: [
          { instance: 'default', missing: 'versions', error: 'MLflow is away' },
          { instance: 'default', missing: 'data', error: 'Run a is gone' },
        ],
        stale: [
          {
            state: 'stale',
            system: 'MLflow',
            instance: 'default',
            asOf: '2026-01-01T00:00:00.000Z',
          },
        ],
      }),
    });
    expect(
      await screen.findByText(/training data of default are missing here/),
    ).toBeInTheDocument();
    expect(screen.getByText('MLflow is away')).toBeInTheDocument();
    expect(
      screen.getByText('Training data of default is missing here'),
    ).toBeInTheDocument();
    expect(screen.getByText(/MLflow does not answer/)).toBeInTheDocument();
  });

  it('says below a line what it stands for, to whoever points at it', async () => {
    const { container } = open();
    await screen.findByRole('link', { name: /^Flight delay Model/ });
    const lines = [...container.querySelectorAll('path[marker-end]')];
    expect(lines).toHaveLength(lineage.edges.length);
    lines.forEach(line =>
      expect(line).toHaveAttribute('pointer-events', 'stroke'),
    );
    expect(lines[0]).toHaveTextContent(
      'Flights was read by Flight delay version 4',
    );
  });

  it('says with the file of events what it lacks', async () => {
    const saved: unknown[] = [];
    window.URL.createObjectURL = blob => `blob:${saved.push(blob)}`;
    window.URL.revokeObjectURL = () => {};
    open({
      lineage: () => ({
        ...lineage,
        deeper: true,
        silent: [{ instance: 'default', missing: 'data', error: 'away' }],
      }),
    });
    await screen.findByRole('link', { name: /^Flight delay Model/ });
    await userEvent.click(screen.getByRole('button', { name: 'OpenLineage' }));
    expect(
      await screen.findByText(
        'The file lacks what is beyond the depth, what runs read',
      ),
    ).toHaveAttribute('role', 'status');
    expect(saved).toHaveLength(1);
  });

  it('asks for everything that breaks at once', async () => {
    const { asked } = open();
    await screen.findByText(/2 things\. To tell/);
    await screen.findByRole('link', { name: /^Flight delay Model/ });
    const query = asked.find(({ path }) => path.endsWith('/impact'))?.query;
    expect(query?.toString()).toBe('limit=500');
  });

  it('says what to write when nothing is connected, and what failed when it did', async () => {
    open({
      lineage: () => ({ ...lineage, nodes: [lineage.nodes[3]], edges: [] }),
    });
    expect(
      await screen.findByText('Nothing is connected to this yet.'),
    ).toBeInTheDocument();
  });

  it('leads from the side that has nothing to both', async () => {
    open({
      rest: '?direction=downstream',
      lineage: () => ({ ...lineage, nodes: [lineage.nodes[3]], edges: [] }),
    });
    expect(
      await screen.findByText('Nothing that is made from this is known.'),
    ).toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Look both ways' }),
    );
    expect(
      await screen.findByText('Nothing is connected to this yet.'),
    ).toBeInTheDocument();
  });

  it('says what failed', async () => {
    open({
      lineage: () => {
        throw new Refusal(
          503,
          'ServiceUnavailableError',
          'The catalog is away',
        );
      },
    });
    expect(await screen.findByText(/The catalog is away/)).toBeInTheDocument();
  });
});
