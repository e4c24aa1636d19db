import { mockBreakpoint } from '@backstage/core-components/testUtils';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { ofModel, renderOnEntity } from '../__testUtils__/renderOnEntity';
import { live, sampleRun } from '../__testUtils__/samples';
import { RunsTab } from './RunsTab';

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
        [`GET ${ofModel}/runs/columns`]: () => ({
          metrics: [],
          parameters: [],
          tags: [],
        }),
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
