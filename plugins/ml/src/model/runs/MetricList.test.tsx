import type { MetricDirection, RunColumns } from '@slipway/plugin-ml-common';
import { screen } from '@testing-library/react';
import { MlProvider } from '../../query';
import { ofModel, renderOnEntity } from '../__testUtils__/renderOnEntity';
import { sampleRun } from '../__testUtils__/samples';
import { MetricList } from './MetricList';

const measured = (values: Record<string, number>) =>
  sampleRun({
    metrics: Object.entries(values).map(([key, value]) => ({
      key,
      value,
      step: 0,
      timestamp: '2026-03-02T08:02:00Z',
    })),
  });

const show = (
  values: Record<string, number>,
  directions: Record<string, MetricDirection | undefined>,
) =>
  renderOnEntity(
    <MlProvider>
      <MetricList model="mlmodel:default/flight-delay" run={measured(values)} />
    </MlProvider>,
    {
      answers: {
        [`GET ${ofModel}/runs/columns`]: (): RunColumns => ({
          metrics: Object.entries(directions).map(([key, direction]) => ({
            key,
            runs: 1,
            differs: false,
            direction,
          })),
          parameters: [],
          tags: [],
        }),
      },
    },
  );

describe('the metrics of a run', () => {
  it('say whether they are better than the champion’s, by the model’s own directions', async () => {
    show(
      { loss: 0.2, 'champion.loss': 0.25, churn: 0.4, 'champion.churn': 0.3 },
      { loss: 'lower', churn: 'lower' },
    );
    expect(await screen.findByText('▼ −0.05 better')).toBeInTheDocument();
    expect(screen.getByText('▲ +0.1 worse')).toBeInTheDocument();
  });

  it('say only the difference where nobody says which way is better', async () => {
    show(
      { loss: 0.2, 'champion.loss': 0.25, churn: 0.4, 'champion.churn': 0.3 },
      { loss: 'lower', churn: undefined },
    );
    await screen.findByText('▼ −0.05 better');
    expect(screen.getByText('▲ +0.1')).toBeInTheDocument();
  });

  it('ask for no directions where there is nothing to compare with', async () => {
    const { asked } = show({ loss: 0.2 }, {});
    expect(await screen.findByText('0.2')).toBeInTheDocument();
    expect(asked).toEqual([]);
  });
});
