import { act, render } from '@testing-library/react';
import { RunDuration } from './RunDuration';

const startedAt = '2026-03-02T08:00:00Z';

describe('how long a run took', () => {
  beforeEach(() =>
    jest.useFakeTimers({ now: new Date('2026-03-02T08:01:00Z') }),
  );
  afterEach(() => jest.useRealTimers());

  const said = (run: Parameters<typeof RunDuration>[0]['run']) => {
    const { container } = render(<RunDuration run={run} />);
    act(() => jest.advanceTimersByTime(5_000));
    return container.textContent;
  };

  it('counts while it runs', () => {
    expect(said({ status: 'RUNNING', startedAt })).toBe('1 min 5 s');
  });

  it('is the time until it ended', () => {
    const endedAt = '2026-03-02T08:00:30Z';
    expect(said({ status: 'FINISHED', startedAt, endedAt })).toBe('30 s');
  });

  it('is not known where it ended and nobody says when', () => {
    expect(said({ status: 'FAILED', startedAt })).toBe('–');
    expect(said({ status: 'KILLED', startedAt })).toBe('–');
  });
});
