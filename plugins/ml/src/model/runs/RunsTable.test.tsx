import { mockBreakpoint } from '@backstage/core-components/testUtils';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { keepDownloads } from '../../design/table/__testUtils__/downloads';
import { ofModel, renderOnEntity } from '../__testUtils__/renderOnEntity';
import { live, sampleRun } from '../__testUtils__/samples';
import { RunsTab } from './RunsTab';

const downloads = keepDownloads();

const columns = { metrics: [], parameters: [], tags: [] };

describe('The CSV file of runs', () => {
  it('has all runs that the filter finds, in the order shown, each read once', async () => {
    const named: Record<string, { name: string; next?: string }> = {
      '': { name: 'bold-crane', next: 'second' },
      second: { name: 'quiet-otter', next: 'third' },
      third: { name: 'late-heron' },
    };
    const { asked } = renderOnEntity(<RunsTab />, {
      path: 'runs',
      rest: `?${new URLSearchParams({
        filter: 'metrics.roc_auc > 0.7',
        sort: 'run_name',
        order: 'asc',
      })}`,
      answers: {
        [`GET ${ofModel}/runs`]: ({ query }) => {
          const cursor = query.get('cursor') ?? '';
          const { name, next } = named[cursor];
          return {
            items: [sampleRun({ id: `r${cursor}`, name })],
            total: 3,
            nextCursor: next,
            freshness: live,
          };
        },
        [`GET ${ofModel}/runs/columns`]: () => columns,
      },
    });
    await screen.findByRole('row', { name: /bold-crane/ });
    await userEvent.click(screen.getByRole('button', { name: 'CSV' }));
    await waitFor(() => expect(downloads.count()).toBe(1));
    const [head, ...lines] = await downloads.lines();
    const name = head.split(',').indexOf('Run');
    expect(lines.map(line => line.split(',')[name])).toEqual([
      'bold-crane',
      'quiet-otter',
      'late-heron',
    ]);
    const pages = asked
      .filter(({ path }) => path === `${ofModel}/runs`)
      .map(({ query }) => query);
    expect(pages.map(page => [page.get('cursor'), page.get('limit')])).toEqual([
      [null, '50'],
      ['second', '200'],
      ['third', '200'],
    ]);
    const questions = pages.map(page => {
      page.delete('cursor');
      page.delete('limit');
      return page.toString();
    });
    expect(new Set(questions).size).toBe(1);
    expect(questions[0]).toMatch(/filter=.*orderBy=/);
    // What was read for the file is not on screen.
    expect(screen.queryByText('late-heron')).not.toBeInTheDocument();
  });
});

describe('RunsTable where its rows are stacked', () => {
  beforeEach(() => mockBreakpoint({ matches: true }));

  it('selects all runs and sorts them on the server', async () => {
    const { container, asked } = renderOnEntity(<RunsTab />, {
      path: 'runs',
      answers: {
        [`GET ${ofModel}/runs`]: () => ({
          items: [
            sampleRun(),
            sampleRun({ id: 'b'.repeat(32), name: 'quiet-otter' }),
          ],
          total: 2,
          freshness: live,
        }),
        [`GET ${ofModel}/runs/columns`]: () => columns,
      },
    });
    await userEvent.click(await screen.findByText('Select all'));
    for (const name of ['bold-crane', 'quiet-otter'])
      expect(
        await screen.findByRole('checkbox', { name: `Select ${name}` }),
      ).toBeChecked();
    expect(await axe(container)).toHaveNoViolations();
    const ordered = (by: string) =>
      waitFor(() =>
        expect(asked.map(({ query }) => query.get('orderBy'))).toContain(by),
      );
    const pick = (label: string, word: string) =>
      userEvent.selectOptions(
        screen.getByRole('combobox', { name: label }),
        word,
      );
    await pick('Sort by', 'Run');
    await ordered('attributes.run_name ASC');
    await pick('Order', 'Descending');
    await ordered('attributes.run_name DESC');
  });
});
