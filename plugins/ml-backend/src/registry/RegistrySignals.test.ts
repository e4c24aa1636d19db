import { mockServices } from '@backstage/backend-test-utils';
import { RegistrySignals } from './RegistrySignals';

describe('signals of changed registries', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('are sent at once, and then one a second for all that changed', () => {
    const publish = jest.fn(async () => {});
    const signals = new RegistrySignals({
      logger: mockServices.logger.mock(),
      signals: { publish },
      now: () => new Date(),
    });
    signals.hint();
    signals.hint();
    jest.advanceTimersByTime(0);
    expect(publish.mock.calls).toEqual([
      [
        {
          recipients: { type: 'broadcast' },
          channel: 'ml',
          message: { kind: 'registry' },
        },
      ],
    ]);
    for (let n = 0; n < 5; n += 1) signals.hint();
    jest.advanceTimersByTime(999);
    expect(publish).toHaveBeenCalledTimes(1);
    jest.advanceTimersByTime(1);
    expect(publish).toHaveBeenCalledTimes(2);
    jest.advanceTimersByTime(60_000);
    expect(publish).toHaveBeenCalledTimes(2);
  });
});
