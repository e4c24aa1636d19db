import type { Move, ProductionAt } from '@slipway/plugin-ml-common';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import {
  Refusal,
  type Answers,
} from '../../promotions/__testUtils__/answering';
import { ofModel, renderOnEntity } from '../__testUtils__/renderOnEntity';
import { sampleOverview } from '../__testUtils__/samples';
import { HistoryTab } from './HistoryTab';

const PROMOTION = '5b1c7a52-6d1e-4a55-9b0c-0f6d2c1a9e11';

const served: ProductionAt = {
  at: '2026-03-02T08:00:00Z',
  freshness: {
    state: 'live',
    system: 'MLflow',
    instance: 'default',
    asOf: '2026-03-02T08:00:00Z',
  },
  items: [
    {
      environment: 'staging',
      alias: 'staging',
      versions: [],
      known: true,
      certain: false,
    },
    {
      environment: 'production',
      title: 'Production',
      alias: 'champion',
      version: '3',
      versions: ['3'],
      since: '2026-03-01T08:00:00Z',
      until: '2026-03-03T08:00:00Z',
      by: 'portal',
      promotionId: PROMOTION,
      known: true,
      certain: true,
    },
  ],
};

const moves: Move[] = [
  {
    kind: 'alias',
    id: 'm2',
    alias: 'champion',
    environment: 'production',
    from: '3',
    to: '2',
    at: '2026-03-03T08:00:00Z',
    earliestAt: '2026-03-03T07:59:00Z',
    noticedAt: '2026-03-03T08:00:00Z',
    by: 'outside',
    protected: true,
  },
  {
    kind: 'alias',
    id: 'm1',
    alias: 'champion',
    environment: 'production',
    to: '3',
    at: '2026-03-01T08:00:00Z',
    noticedAt: '2026-03-01T08:00:00Z',
    by: 'portal',
    promotionId: PROMOTION,
    actor: 'user:default/grace',
    protected: true,
  },
];

const open = (answers: Answers = {}, rest = '') =>
  renderOnEntity(<HistoryTab />, {
    path: 'history',
    rest,
    answers: {
      [`GET ${ofModel}`]: () => sampleOverview(),
      [`GET ${ofModel}/production`]: () => served,
      [`GET ${ofModel}/history`]: () => ({ items: moves }),
      ...answers,
    },
  });

/** How the moves were asked for the last time. */
const lastMoves = (asked: ReturnType<typeof open>['asked']) =>
  asked.filter(({ path }) => path.endsWith('/history')).pop()?.query;

describe('HistoryTab', () => {
  it('says what served in every environment, how it came there and how certain that is', async () => {
    const { container } = open({}, '?at=2026-03-02T08%3A00%3A00Z');
    const row = await screen.findByRole('row', { name: /Production/ });
    expect(row).toHaveTextContent('version 3');
    expect(row).toHaveTextContent('promotion 5b1c7a52');
    expect(row).toHaveTextContent('Certain');
    const staging = screen.getByRole('row', { name: /staging/ });
    expect(staging).toHaveTextContent('nothing');
    expect(staging).toHaveTextContent('Not certain');
    expect(await axe(container)).toHaveNoViolations();
  });

  it('tells nothing from what is not known, and says when the registry is away', async () => {
    open({
      [`GET ${ofModel}/production`]: () => ({
        ...served,
        freshness: {
          ...served.freshness,
          state: 'stale',
          error: 'MLflow does not answer',
        },
        items: [{ ...served.items[0], known: false }],
      }),
    });
    const staging = await screen.findByRole('row', { name: /staging/ });
    expect(staging).toHaveTextContent('not known');
    expect(staging).not.toHaveTextContent('nothing');
    expect(
      screen.getByText('MLflow does not answer; this is what was known'),
    ).toBeInTheDocument();
  });

  it('asks for the moment that the address says, and for another one', async () => {
    const { asked } = open({}, '?at=2026-03-02T08%3A00%3A00.000Z');
    const last = () =>
      asked
        .filter(({ path }) => path.endsWith('/production'))
        .pop()
        ?.query.get('at');
    await screen.findByRole('row', { name: /Production/ });
    expect(Date.parse(last() ?? '')).toBe(Date.parse('2026-03-02T08:00:00Z'));
    fireEvent.change(screen.getByLabelText('Moment'), {
      target: { value: '2026-02-01T10:30' },
    });
    await waitFor(() =>
      expect(Date.parse(last() ?? '')).toBe(Date.parse('2026-02-01T10:30')),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Now' }));
    await waitFor(() =>
      expect(Date.now() - Date.parse(last() ?? '')).toBeLessThan(60_000),
    );
  });

  it('shows nothing of one moment under the name of another', async () => {
    open(
      {
        [`GET ${ofModel}/production`]: ({ query }) =>
          query.get('at')?.startsWith('2026-03-02')
            ? served
            : new Promise(() => {}),
      },
      '?at=2026-03-02T08%3A00%3A00.000Z',
    );
    await screen.findByRole('row', { name: /Production/ });
    fireEvent.change(screen.getByLabelText('Moment'), {
      target: { value: '2026-02-01T10:30' },
    });
    const panel = within(
      screen.getByRole('region', { name: 'What was in production' }),
    );
    await waitFor(() =>
      expect(panel.queryByRole('row')).not.toBeInTheDocument(),
    );
    expect(panel.getByRole('button', { name: 'CSV' })).toBeDisabled();
  });

  it('lists the moves and leads from each to that moment', async () => {
    const { asked } = open();
    const table = await screen.findByRole('table', {
      name: 'Moves of aliases and stages',
    });
    const [, outside, byPortal] = within(table).getAllByRole('row');
    expect(outside).toHaveTextContent('v3 → v2');
    expect(outside).toHaveTextContent('Outside Slipway');
    expect(byPortal).toHaveTextContent('none → v3');
    expect(byPortal).toHaveTextContent('grace');
    await userEvent.click(
      screen.getAllByRole('button', {
        name: /Look what was in production at/,
      })[1],
    );
    await waitFor(() =>
      expect(
        asked.some(
          ({ path, query }) =>
            path.endsWith('/production') &&
            Date.parse(query.get('at') ?? '') ===
              Date.parse('2026-03-01T08:00:00Z'),
        ),
      ).toBe(true),
    );
  });

  it('lists moves between stages too, and all versions that are in one', async () => {
    const { container } = open({
      [`GET ${ofModel}/production`]: () => ({
        ...served,
        items: [
          {
            environment: 'production',
            stage: 'Production',
            version: '4',
            versions: ['4', '2'],
            by: 'outside',
            known: true,
            certain: true,
          },
        ],
      }),
      [`GET ${ofModel}/history`]: () => ({
        items: [
          {
            kind: 'stage',
            id: 's1',
            version: '4',
            environment: 'production',
            fromStage: 'Staging',
            toStage: 'Production',
            at: '2026-03-03T08:00:00Z',
            noticedAt: '2026-03-03T08:00:00Z',
            by: 'outside',
            protected: true,
          },
        ],
      }),
    });
    const now = await screen.findByRole('row', { name: /Stage Production/ });
    expect(now).toHaveTextContent('version 4also in it: v2');
    const moved = await screen.findByRole('row', { name: /Stage of v4/ });
    expect(moved).toHaveTextContent('Staging → Production');
    expect(moved).toHaveTextContent('Outside Slipway');
    expect(await axe(container)).toHaveNoViolations();
  });

  it('asks only for the moves of one environment', async () => {
    const { asked } = open();
    expect(await screen.findByText('As last seen')).toBeInTheDocument();
    await userEvent.click(await screen.findByLabelText('Environment'));
    await userEvent.click(
      await screen.findByRole('option', { name: 'Production' }),
    );
    await waitFor(() =>
      expect(lastMoves(asked)?.get('environment')).toBe('production'),
    );
  });

  it('asks for the moves that the address says, at their moment', async () => {
    const { asked, container } = open(
      {},
      '?at=2026-03-02T08%3A00%3A00.000Z&kind=alias&alias=champion&version=3&by=portal&by=outside&by=nobody&after=2026-03-01T00%3A00%3A00.000Z&before=2026-03-04T00%3A00%3A00.000Z&order=asc',
    );
    await screen.findByRole('table', { name: 'Moves of aliases and stages' });
    expect([...(lastMoves(asked) ?? [])]).toEqual(
      expect.arrayContaining([
        ['kind', 'alias'],
        ['alias', 'champion'],
        ['version', '3'],
        ['by', 'portal'],
        ['by', 'outside'],
        ['after', '2026-03-01T00:00:00.000Z'],
        ['before', '2026-03-04T00:00:00.000Z'],
        ['order', 'asc'],
      ]),
    );
    expect(lastMoves(asked)?.getAll('by')).not.toContain('nobody');
    expect(
      screen.getByText('Oldest first, by promotions and from outside'),
    ).toBeInTheDocument();
    expect(screen.getByRole('columnheader', { name: /When/ })).toHaveAttribute(
      'aria-sort',
      'ascending',
    );
    expect(
      asked.find(({ path }) => path.endsWith('/production'))?.query.get('at'),
    ).toBe('2026-03-02T08:00:00.000Z');
    expect(await axe(container)).toHaveNoViolations();
  });

  it('narrows the moves by what is typed and chosen, and shows all again', async () => {
    const { asked } = open();
    await screen.findByRole('table', { name: 'Moves of aliases and stages' });
    const filter = within(
      screen.getByRole('search', { name: 'Filter the moves' }),
    );
    await userEvent.type(filter.getByLabelText('Whole alias'), ' champion ');
    await waitFor(() =>
      expect(lastMoves(asked)?.get('alias')).toBe('champion'),
    );
    await userEvent.type(filter.getByLabelText('Version'), '3');
    await waitFor(() => expect(lastMoves(asked)?.get('version')).toBe('3'));
    await userEvent.click(filter.getByLabelText('How'));
    await userEvent.click(
      await screen.findByRole('option', { name: 'Outside Slipway' }),
    );
    await userEvent.keyboard('{Escape}');
    await waitFor(() =>
      expect(lastMoves(asked)?.getAll('by')).toEqual(['outside']),
    );
    await userEvent.click(filter.getByLabelText('What moved'));
    await userEvent.click(
      await screen.findByRole('option', { name: 'Aliases' }),
    );
    await waitFor(() => expect(lastMoves(asked)?.get('kind')).toBe('alias'));
    fireEvent.change(filter.getByLabelText('Moved since'), {
      target: { value: '2026-02-01T10:30' },
    });
    await waitFor(() =>
      expect(Date.parse(lastMoves(asked)?.get('after') ?? '')).toBe(
        Date.parse('2026-02-01T10:30'),
      ),
    );
    await userEvent.click(filter.getByRole('button', { name: 'Show all' }));
    await waitFor(() =>
      expect(filter.getByLabelText('Moved since')).toHaveValue(''),
    );
    expect(filter.getByLabelText('Whole alias')).toHaveValue('');
    expect(
      filter.queryByRole('button', { name: 'Show all' }),
    ).not.toBeInTheDocument();
  });

  it('turns the order of the moves around at their time', async () => {
    const { asked } = open();
    const table = await screen.findByRole('table', {
      name: 'Moves of aliases and stages',
    });
    await userEvent.click(within(table).getByRole('button', { name: /When/ }));
    await waitFor(() => expect(lastMoves(asked)?.get('order')).toBe('asc'));
    const time = () => screen.getByRole('columnheader', { name: /When/ });
    await waitFor(() =>
      expect(time()).toHaveAttribute('aria-sort', 'ascending'),
    );
    await userEvent.click(within(time()).getByRole('button'));
    await waitFor(() =>
      expect(time()).toHaveAttribute('aria-sort', 'descending'),
    );
  });

  it('shows the columns of the moves that the reader chose', async () => {
    open({}, '?column=by');
    const table = await screen.findByRole('table', {
      name: 'Moves of aliases and stages',
    });
    expect(
      within(table)
        .getAllByRole('columnheader')
        .map(head => head.textContent?.trim()),
    ).toEqual([expect.stringContaining('When'), 'How']);
    expect(screen.getByRole('button', { name: 'Columns' })).toBeInTheDocument();
  });

  it('tells moves that do not fit the filter from none, and asks for none where it ends before it begins', async () => {
    const { asked } = open(
      { [`GET ${ofModel}/history`]: () => ({ items: [] }) },
      '?after=2026-03-02T08%3A00%3A00.000Z',
    );
    expect(
      await screen.findByText('No move fits this filter'),
    ).toBeInTheDocument();
    const before = asked.length;
    fireEvent.change(screen.getByLabelText('Moved before'), {
      target: { value: '2026-01-01T10:30' },
    });
    expect(await screen.findByText(/It ends before it begins/)).toBeVisible();
    expect(
      asked.slice(before).filter(({ path }) => path.endsWith('/history')),
    ).toEqual([]);
    expect(screen.getByRole('button', { name: 'Show all' })).toBeEnabled();
  });

  it('says what to do about an alias that was moved outside', async () => {
    open({
      [`GET ${ofModel}`]: () =>
        sampleOverview({
          movedOutside: [
            {
              environment: 'production',
              alias: 'champion',
              from: '3',
              to: '2',
              at: '2026-03-03T08:00:00Z',
            },
          ],
        }),
    });
    expect(
      await screen.findByText(
        'The alias champion was moved outside Slipway from version 3 to version 2',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'promote version 2' }),
    ).toHaveAttribute('href', expect.stringContaining('version=2'));
    expect(
      screen.getByRole('link', { name: 'promote version 3 again' }),
    ).toBeInTheDocument();
  });

  it('says so where no environment is configured', async () => {
    open({
      [`GET ${ofModel}/production`]: () => ({ ...served, items: [] }),
    });
    expect(
      await screen.findByText('No environment is configured.'),
    ).toBeInTheDocument();
  });

  it('tells an empty history from one that could not be read', async () => {
    open({
      [`GET ${ofModel}/history`]: () => ({ items: [] }),
      [`GET ${ofModel}/production`]: () => {
        throw new Refusal(404, 'NotFoundError', 'There is no such model.');
      },
    });
    expect(
      await screen.findByText('No alias of this model has moved yet.'),
    ).toBeInTheDocument();
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'There is no such model.',
    );
  });
});
