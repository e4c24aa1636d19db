import type { Freshness } from '@slipway/plugin-ml-common';
import { render, screen } from '@testing-library/react';
import { StaleNotice } from './PanelState';

const stale: Freshness = {
  state: 'stale',
  system: 'MLflow',
  instance: 'default',
  asOf: '2026-03-02T08:00:00Z',
};

describe('StaleNotice', () => {
  it('says that a system does not answer, and why', () => {
    render(<StaleNotice freshness={{ ...stale, error: 'refused' }} />);
    expect(
      screen.getByText('MLflow does not answer; this is what was known'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/instance default\. refused\./),
    ).toBeInTheDocument();
  });

  it('says that the portal is late where it did not ask', () => {
    render(<StaleNotice freshness={{ ...stale, notAsked: true }} />);
    expect(
      screen.getByText(
        'The portal is late in reading MLflow; this is what was known',
      ),
    ).toBeInTheDocument();
    expect(screen.queryByText(/does not answer/)).toBeNull();
  });
});
