import type { Run, RunPage } from '@slipway/plugin-ml-common';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import {
  Refusal,
  type Answers,
  type Asked,
} from '../../../promotions/__testUtils__/answering';
import {
  addressElsewhere,
  ofModel,
  renderOnEntity,
} from '../../__testUtils__/renderOnEntity';
import { live, sampleRun } from '../../__testUtils__/samples';
import { RunsTab } from '../RunsTab';

const idOf = (n: number) => n.toString(16).padStart(32, '0');
const run = (n: number, change: Partial<Run> = {}) =>
  sampleRun({ id: idOf(n), name: `run-${n}`, ...change });

/** What the table itself reads, and what is read at once for a selection or a comparison. */
const TABLE = '50';

/** So many runs, of which the table has two until it reads on; the others come in pages as the API gives them. */
const pagesOf =
  (count: number) =>
  ({ query }: Asked): RunPage => {
    const isTable = query.get('limit') === TABLE && !query.get('cursor');
    const from = Number(query.get('cursor') ?? 0);
    const until = isTable
      ? 2
      : Math.min(from + Number(query.get('limit')), count);
    return {
      items: Array.from({ length: until - from }, (_, n) => run(from + n)),
      nextCursor: until < count ? String(until) : undefined,
      total: count,
      freshness: live,
    };
  };

const open = (rest: string, runs: Answers[string]) =>
  renderOnEntity(<RunsTab />, {
    path: 'runs',
    rest,
    answers: {
      [`GET ${ofModel}/runs`]: runs,
      [`GET ${ofModel}/runs/columns`]: () => ({
        metrics: [],
        parameters: [],
        tags: [],
      }),
    },
  });

const button = (name: string) => screen.findByRole('button', { name });
const press = async (name: string) => userEvent.click(await button(name));

/** The questions beside those of the table. */
const askedBeside = (asked: Asked[]) =>
  asked
    .filter(({ path, query }) => path.endsWith('/runs') && query.get('limit'))
    .map(({ query }) => query)
    .filter(query => query.get('limit') !== TABLE);

describe('the selection of runs', () => {
  it('takes all that match, also those that the table has not read', async () => {
    const { asked, container } = open(
      '?filter=metrics.auc%20%3E%200.5&sort=metrics.auc&nested=grouped',
      pagesOf(320),
    );
    await press('Select all 320 that match');
    expect(await screen.findByText('320 selected')).toBeInTheDocument();
    const beside = askedBeside(asked);
    expect(beside.map(query => query.get('cursor'))).toEqual([null, '200']);
    for (const query of beside)
      expect(Object.fromEntries(query)).toMatchObject({
        filter: 'metrics.auc > 0.5',
        orderBy: 'metrics.`auc` DESC',
        nested: 'grouped',
      });
    expect(await axe(container)).toHaveNoViolations();
  });

  it('takes the first 500 of more, and reads no further', async () => {
    const { asked } = open('', pagesOf(1_200));
    await press('Select the first 500 that match');
    expect(
      await screen.findByText('500 selected, the most that can be compared'),
    ).toBeInTheDocument();
    expect(askedBeside(asked).map(query => query.get('limit'))).toEqual([
      '200',
      '200',
      '100',
    ]);
    await press('Compare');
    const { searchParams } = await addressElsewhere();
    // Packed, so that the address stays short.
    expect(searchParams.get('runs')?.length).toBeLessThan(11_000);
  });

  it('says no number that is not known yet', async () => {
    open('', asked => ({ ...pagesOf(120)(asked), total: undefined }));
    expect(
      await button('Select all that match, up to 500'),
    ).toBeInTheDocument();
  });

  it('offers no more than the boxes where the table has all', async () => {
    open('', () => ({ items: [run(0), run(1)], total: 2, freshness: live }));
    await screen.findByRole('row', { name: /run-1/ });
    expect(screen.queryByRole('button', { name: /that match/ })).toBeNull();
  });

  describe('while more are being read', () => {
    const slow = () => {
      let answer = () => {};
      const runs = (asked: Asked) =>
        asked.query.get('limit') === TABLE
          ? pagesOf(120)(asked)
          : new Promise(resolve => {
              answer = () => resolve(pagesOf(120)(asked));
            });
      return { runs, answer: () => answer() };
    };

    it('keeps what is selected meanwhile', async () => {
      const { runs, answer } = slow();
      open('', runs);
      await press('Select all 120 that match');
      await userEvent.click(
        screen.getByRole('checkbox', { name: 'Select run-1' }),
      );
      expect(await screen.findByText('1 selected')).toBeInTheDocument();
      answer();
      expect(await screen.findByText('120 selected')).toBeInTheDocument();
      expect(
        screen.getByRole('checkbox', { name: 'Select run-1' }),
      ).toBeChecked();
    });

    it('forgets them once another filter is chosen', async () => {
      const { runs, answer } = slow();
      const { asked } = open('', runs);
      await press('Select all 120 that match');
      await userEvent.type(
        await screen.findByRole('combobox', { name: 'Filter' }),
        'metrics.auc > 0.5{Enter}',
      );
      await waitFor(() =>
        expect(asked.some(({ query }) => query.get('filter'))).toBe(true),
      );
      answer();
      await userEvent.click(
        await screen.findByRole('checkbox', { name: 'Select run-1' }),
      );
      expect(await screen.findByText('1 selected')).toBeInTheDocument();
    });
  });

  it('says why they could not be read', async () => {
    open('', asked => {
      if (asked.query.get('limit') === TABLE) return pagesOf(120)(asked);
      throw new Refusal(503, 'ServiceUnavailableError', 'MLflow is away.');
    });
    await press('Select all 120 that match');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'They could not be read. MLflow is away.',
    );
  });
});

describe('a sweep in the run table', () => {
  const ofSweep =
    (count: number) =>
    (asked: Asked): RunPage => {
      const { query } = asked;
      if (query.get('parent') && query.get('limit') !== TABLE)
        return pagesOf(count)(asked);
      return {
        items: [run(900, { childCount: count }), run(901)],
        total: 2,
        freshness: live,
      };
    };

  const comparedCount = async () => {
    const { pathname, searchParams } = await addressElsewhere();
    expect(pathname).toBe('/ml/compare');
    return searchParams.get('runs')?.split(',').length;
  };

  it('is compared whole once it is selected, and nothing beside it', async () => {
    open('', ofSweep(12));
    await userEvent.click(
      await screen.findByRole('checkbox', { name: 'Select run-901' }),
    );
    expect(screen.queryByRole('button', { name: /this sweep/ })).toBeNull();
    await userEvent.click(
      screen.getByRole('checkbox', { name: 'Select run-900' }),
    );
    expect(await screen.findByText('2 selected')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /this sweep/ })).toBeNull();
    await userEvent.click(
      screen.getByRole('checkbox', { name: 'Select run-901' }),
    );
    await press('Compare this sweep');
    expect(await comparedCount()).toBe(12);
  });

  it('is compared whole where its runs are shown alone', async () => {
    open(`?sweep=${idOf(900)}`, ofSweep(12));
    await press('Compare this sweep');
    expect(await comparedCount()).toBe(12);
  });
});
