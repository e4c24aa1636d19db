import { screen } from '@testing-library/react';
import { renderOnEntity } from '../__testUtils__/renderOnEntity';
import { RunsEmpty } from './RunsEmpty';
import type { RunsView } from './runsView';

const shown = (change: Partial<RunsView>): RunsView => ({
  filter: 'metrics.auc > 2',
  which: 'active',
  grouped: false,
  sorting: { column: 'start_time', order: 'desc' },
  ...change,
});

describe('a run table without runs', () => {
  it('says that no run fits, where single runs were looked at', async () => {
    renderOnEntity(<RunsEmpty shown={shown({})} />, {
      path: 'runs',
      answers: {},
    });
    expect(
      await screen.findByText('No run fits this filter.'),
    ).toBeInTheDocument();
  });

  it('says how far sweeps as groups were looked into, and how to find the runs further below', async () => {
    renderOnEntity(<RunsEmpty shown={shown({ grouped: true })} />, {
      path: 'runs',
      answers: {},
    });
    expect(
      await screen.findByText(/no sweep has one directly below it/),
    ).toBeInTheDocument();
    expect(screen.getByText(/untick Sweeps as groups/)).toBeInTheDocument();
  });
});
