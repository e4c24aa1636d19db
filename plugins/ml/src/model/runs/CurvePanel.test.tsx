import type { Curve } from '@slipway/plugin-ml-common';
import { screen } from '@testing-library/react';
import { MlProvider } from '../../query';
import { ofModel, renderOnEntity } from '../__testUtils__/renderOnEntity';
import { sampleRun } from '../__testUtils__/samples';
import { MetricCurve } from './CurvePanel';

// A canvas is more than jsdom draws on.
jest.mock('../../design/chart/echarts');

const open = (change: Partial<Curve>) => {
  const run = sampleRun();
  renderOnEntity(
    <MlProvider>
      <MetricCurve
        model="mlmodel:default/flight-delay"
        run={run}
        metric="loss"
      />
    </MlProvider>,
    {
      path: 'runs',
      answers: {
        [`GET ${ofModel}/runs/${run.id}/curve`]: () => ({
          metric: 'loss',
          points: [1, 2].map(step => ({
            step,
            timestamp: '2026-03-02T08:00:00Z',
            value: 1 / step,
          })),
          ...change,
        }),
      },
    },
  );
};

describe('the curve of a metric', () => {
  it('says that its source picked the values, where it did', async () => {
    open({ sampled: true });
    expect(
      await screen.findByText('MLflow itself picked these values evenly'),
    ).toBeInTheDocument();
  });

  it('says nothing of it where every value was read', async () => {
    open({});
    expect(
      await screen.findByLabelText(/^loss of run .* by step$/),
    ).toBeInTheDocument();
    expect(screen.queryByText(/picked these values/)).not.toBeInTheDocument();
  });
});
