import type { Freshness } from '@slipway/plugin-ml-common';
import { render, screen } from '@testing-library/react';
import { PanelState, StaleNotice, type Read } from './PanelState';

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

describe('PanelState', () => {
  const show = (read: Partial<Read<string>>) => (
    <PanelState
      read={{
        data: undefined,
        error: null,
        dataUpdatedAt: 0,
        refetch: () => {},
        ...read,
      }}
      skeleton={<p>Loading</p>}
    >
      {words => <p>{words}</p>}
    </PanelState>
  );

  it('keeps what failed on screen while it is tried again', () => {
    const { rerender } = render(show({}));
    expect(screen.getByText('Loading')).toBeInTheDocument();

    rerender(show({ error: new Error('refused'), errorUpdateCount: 1 }));
    expect(screen.getByText(/refused/)).toBeInTheDocument();
    const retry = screen.getByRole('button', { name: 'Retry' });

    rerender(show({ errorUpdateCount: 1 }));
    expect(screen.getByText(/refused/)).toBeInTheDocument();
    expect(retry).toHaveTextContent('Trying again…');
    expect(retry).toHaveAttribute('aria-disabled', 'true');

    rerender(show({ data: 'Read', errorUpdateCount: 1 }));
    expect(screen.getByText('Read')).toBeInTheDocument();
    expect(screen.queryByText(/refused/)).toBeNull();
  });

  it('is loading where another thing is read that has not failed', () => {
    const { rerender } = render(
      show({ error: new Error('refused'), errorUpdateCount: 1 }),
    );
    rerender(show({ errorUpdateCount: 0 }));
    expect(screen.getByText('Loading')).toBeInTheDocument();
  });
});
