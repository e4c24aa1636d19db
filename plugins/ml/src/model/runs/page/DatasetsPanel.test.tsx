import { render, screen, within } from '@testing-library/react';
import type { RunDetail } from '@slipway/plugin-ml-common';
import { sampleRun } from '../../__testUtils__/samples';
import { DatasetsPanel } from './DatasetsPanel';

const reading = (profile: unknown): RunDetail => ({
  ...sampleRun(),
  describedDatasets: [
    { name: 'flights', digest: 'a81bc211', profile: JSON.stringify(profile) },
  ],
  models: [],
  systemMetrics: [],
});

describe('the data of a run', () => {
  it('says the numbers of a profile with the digits that matter, small ones too', () => {
    render(
      <DatasetsPanel
        run={reading({
          num_rows: 336776,
          share_missing: 0.0004,
          rate: 0.00000071,
          by_carrier: { AA: 1 },
        })}
      />,
    );
    const data = within(screen.getByRole('region', { name: 'Data' }));
    for (const said of ['336,776', '0.0004', '7.100e-7', '{"AA":1}'])
      expect(data.getByText(said)).toBeInTheDocument();
  });
});
