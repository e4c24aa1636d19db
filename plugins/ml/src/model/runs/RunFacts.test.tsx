import type { Run } from '@slipway/plugin-ml-common';
import { screen } from '@testing-library/react';
import { MlProvider } from '../../query';
import { renderOnEntity } from '../__testUtils__/renderOnEntity';
import { sampleRun } from '../__testUtils__/samples';
import { RunFacts } from './RunFacts';

const open = (change: Partial<Run>) =>
  renderOnEntity(
    <MlProvider>
      <RunFacts
        model="mlmodel:default/flight-delay"
        run={{
          ...sampleRun(),
          describedDatasets: [],
          models: [],
          systemMetrics: [],
          ...change,
        }}
      />
    </MlProvider>,
    { path: 'runs', answers: {} },
  );

describe('the facts of a sweep', () => {
  it('lead to the runs below it, and to the best of them', async () => {
    open({
      id: 'sweep',
      childCount: 1_200,
      bestChild: {
        runId: 'best-run',
        metric: 'auc',
        value: 0.8,
        direction: 'higher',
      },
    });
    expect(
      await screen.findByRole('link', { name: '1,200 runs below it' }),
    ).toHaveAttribute('href', expect.stringMatching(/\/runs\?sweep=sweep$/));
    expect(screen.getByRole('link', { name: 'best' })).toHaveAttribute(
      'href',
      expect.stringMatching(/\/runs\/best-run$/),
    );
  });

  it('count a single run as one', async () => {
    open({ childCount: 1 });
    expect(
      await screen.findByRole('link', { name: '1 run below it' }),
    ).toBeInTheDocument();
  });
});
