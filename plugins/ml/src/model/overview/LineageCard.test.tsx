import type {
  ImpactPage,
  Lineage,
  LineageNode,
} from '@slipway/plugin-ml-common';
import { screen, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import { Refusal } from '../../promotions/__testUtils__/answering';
import { ofModel, renderOnEntity } from '../__testUtils__/renderOnEntity';
import { turnedTexts } from '../__testUtils__/turnedTexts';
import { LineageCard } from './LineageCard';

const ROOT = 'mlmodel:default/flight-delay';
const HOSTILE = '<img src=x onerror=alert(1)> \u202Eevil';

const node = (
  ref: string,
  kind: LineageNode['kind'],
  title: string,
  change: Partial<LineageNode> = {},
): LineageNode => ({
  id: ref,
  ref,
  kind,
  title,
  side: 'upstream',
  distance: 1,
  ...change,
});

const lineage = (change: Partial<Lineage> = {}): Lineage => ({
  root: ROOT,
  nodes: [
    node(ROOT, 'model', 'Flight delay', { side: 'root', distance: 0 }),
    node('featureset:default/weather', 'feature-set', 'Hourly weather'),
    {
      ...node(`version:${ROOT}@4`, 'version', 'Flight delay version 4'),
      ref: undefined,
      model: ROOT,
      version: '4',
    },
    node('resource:default/flights', 'table', 'Flights', { distance: 2 }),
  ],
  edges: [],
  truncated: false,
  deeper: false,
  silent: [],
  stale: [],
  ...change,
});

const service = (name: string, distance = 1): ImpactPage['items'][number] => ({
  ref: `component:default/${name}`,
  title: name,
  kind: 'service',
  owner: 'group:default/departures',
  distance,
  through: [],
});

const impact = (change: Partial<ImpactPage> = {}): ImpactPage => ({
  items: [service('delay-api'), service('crew-planner', 2)],
  owners: [
    { ref: 'group:default/departures', count: 1 },
    { ref: 'group:default/crews', count: 1 },
  ],
  total: 2,
  truncated: false,
  ...change,
});

const open = (
  answers: { lineage?: () => unknown; impact?: () => unknown } = {},
) =>
  renderOnEntity(<LineageCard />, {
    answers: {
      [`GET ${ofModel}/lineage`]: answers.lineage ?? (() => lineage()),
      [`GET ${ofModel}/impact`]: answers.impact ?? (() => impact()),
    },
  });

const nothing = {
  lineage: () => lineage({ nodes: lineage().nodes.slice(0, 1) }),
  impact: () => impact({ items: [], owners: [], total: 0 }),
};

describe('LineageCard', () => {
  it('shows from which tables over which features what breaks, and whom to tell, from one reading each', async () => {
    const { container, asked } = open();
    expect(
      await screen.findByRole('link', { name: 'Flights' }),
    ).toHaveAttribute('href', '/catalog/default/resource/flights');
    expect(
      await screen.findByText(
        '2 things break with it. 2 owners to tell: departures, crews.',
      ),
    ).toBeVisible();
    expect(
      screen.getAllByRole('term').map(({ textContent }) => textContent),
    ).toEqual(['Table', 'Feature set', 'Services']);
    expect(screen.getByRole('link', { name: 'crew-planner' })).toBeVisible();
    expect(screen.queryByText('Flight delay version 4')).toBeNull();
    expect(screen.getByRole('link', { name: 'All of it' })).toHaveAttribute(
      'href',
      '/catalog/default/mlmodel/flight-delay/lineage',
    );
    expect(asked.map(({ path, query }) => `${path}?${query}`).sort()).toEqual([
      `${ofModel}/impact?limit=50`,
      `${ofModel}/lineage?direction=upstream&depth=3`,
    ]);
    expect(await axe(container)).toHaveNoViolations();
  });

  it('lists a few of each kind and few owners, and counts the rest', async () => {
    open({
      lineage: () => lineage({ deeper: true }),
      impact: () =>
        impact({
          items: Array.from({ length: 7 }, (_, index) =>
            service(`service-${index}`),
          ),
          owners: ['a', 'b', 'c', 'd', 'unowned'].map(ref => ({
            ref: ref === 'unowned' ? ref : `group:default/${ref}`,
            count: 100,
          })),
          total: 500,
          truncated: true,
        }),
    });
    expect(
      await screen.findByText(
        'At least 500 things break with it; listed are the nearest 7. 4 owners to tell: a, b, c and 1 more.',
      ),
    ).toBeVisible();
    expect(screen.getByText('and 2 more')).toBeVisible();
    expect(screen.queryByText('service-5')).toBeNull();
    expect(await screen.findByText('There is more farther up.')).toBeVisible();
  });

  it('says what to write where nothing is connected', async () => {
    open(nothing);
    expect(
      await screen.findByText('Nothing is connected to this yet.'),
    ).toBeVisible();
    expect(screen.queryByText('Breaks with it')).toBeNull();
  });

  it('says of one side that nothing is known of it', async () => {
    open({ impact: nothing.impact });
    expect(await screen.findByText('Nothing that is known.')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Flights' })).toBeVisible();
  });

  it('loses one side alone when that fails, and says what failed', async () => {
    open({
      lineage: () => {
        throw new Refusal(
          503,
          'ServiceUnavailableError',
          'The catalog is away',
        );
      },
    });
    expect(await screen.findByText(/The catalog is away/)).toBeVisible();
    expect(screen.getByRole('link', { name: 'delay-api' })).toBeVisible();
  });

  it('tells a server that is away from data that is not there', async () => {
    open({
      lineage: () =>
        lineage({
          nodes: lineage().nodes.slice(0, 1),
          silent: [
            { instance: 'default', missing: 'versions', error: 'It is away' },
          ],
        }),
      impact: nothing.impact,
    });
    expect(await screen.findByText('It is away')).toBeVisible();
    expect(screen.queryByText('Nothing is connected to this yet.')).toBeNull();
  });

  it('shows outside text as text, its hidden marks written out', async () => {
    const { container } = open({
      lineage: () =>
        lineage({
          nodes: [
            node('x', 'dataset', HOSTILE, {
              ref: undefined,
              unknownToCatalog: true,
            }),
          ],
        }),
    });
    const panel = await screen.findByRole('region', { name: 'Lineage' });
    expect(
      await within(panel).findByText(/<img src=x .*\\u\{202E\}evil/),
    ).toBeVisible();
    expect(container.querySelector('img')).toBeNull();
    expect(turnedTexts()).toEqual([]);
  });
});
