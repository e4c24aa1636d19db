import { mockServices } from '@backstage/backend-test-utils';
import type { OccurrenceQuestion, Occurrences } from './countOccurrences';
import type { Observed } from './findChanges';
import { RememberedCounts, type CountQuestion } from './RememberedCounts';

const START = Date.parse('2026-01-31T00:00:00.000Z');
const MINUTE = 60_000;

const question = (name: string, window = 'P28D'): CountQuestion => ({
  subject: 'mlmodel:default/flight-delay',
  indicator: { kind: 'sli', name },
  window,
});

const count = (total: number): Occurrences => ({
  good: total,
  total,
  unmeasured: 0,
  weightless: 0,
  unserved: 0,
  observedAt: total > 0 ? '2026-01-30T00:00:00.000Z' : undefined,
});

/** Counts of a store that holds so many observations by the name of the indicator. */
const setUp = () => {
  const stored: Record<string, number> = {};
  const clock = { now: START };
  const logger = mockServices.logger.mock();
  const store = {
    findChanges: jest.fn(async (asked: readonly Observed[]) =>
      asked.map(({ indicator }) => `${stored[indicator.name] ?? 0}`),
    ),
    countOccurrences: jest.fn(async (asked: readonly OccurrenceQuestion[]) =>
      asked.map(({ indicator }) => count(stored[indicator.name] ?? 0)),
    ),
  };
  const counts = new RememberedCounts({
    store,
    logger,
    now: () => new Date(clock.now),
  });
  /** What is known of indicators of these names, and in how many milliseconds more will be. */
  const ask = async (...names: string[]) => {
    const answers = await counts.of(names.map(name => question(name)));
    return answers.map(({ counted, againAt }) => [
      counted?.total,
      againAt && againAt - clock.now,
    ]);
  };
  /** Names of the indicators that were counted since this was asked last. */
  const counted = () => {
    const names = store.countOccurrences.mock.calls.flatMap(([asked]) =>
      asked.map(({ indicator }) => indicator.name),
    );
    store.countOccurrences.mockClear();
    return names;
  };
  return { ask, clock, counted, counts, logger, store, stored };
};

describe('counts', () => {
  it('are made anew of what was observed anew alone', async () => {
    const { ask, clock, counted, stored } = setUp();
    Object.assign(stored, { answers: 1, delay: 1 });
    expect(await ask('answers', 'delay')).toEqual([
      [1, undefined],
      [1, undefined],
    ]);
    expect(counted()).toEqual(['answers', 'delay']);
    clock.now += MINUTE;
    stored.delay = 2;
    expect(await ask('answers', 'delay')).toEqual([
      [1, undefined],
      [2, undefined],
    ]);
    expect(counted()).toEqual(['delay']);
  });

  it('are made once a minute at most, and say when more will be known', async () => {
    const { ask, clock, counted, stored } = setUp();
    stored.delay = 1;
    await ask('delay');
    for (const after of [1, 20_000, 39_998]) {
      clock.now += after;
      stored.delay += 1;
      expect(await ask('delay')).toEqual([[1, START + MINUTE - clock.now]]);
    }
    clock.now += 1;
    expect(await ask('delay')).toEqual([[4, undefined]]);
    expect(counted()).toEqual(['delay', 'delay']);
  });

  it('are made at once where there was nothing to count', async () => {
    const { ask, counted, stored } = setUp();
    expect(await ask('delay')).toEqual([[0, undefined]]);
    expect(await ask('delay')).toEqual([[0, undefined]]);
    expect(counted()).toEqual(['delay']);
    stored.delay = 1;
    expect(await ask('delay')).toEqual([[1, undefined]]);
  });

  it('hold as long as each window lets them', async () => {
    const { clock, counted, counts } = setUp();
    const both = [question('slow', 'P1000D'), question('quick', 'PT1H')];
    await counts.of(both);
    expect(counted()).toEqual(['slow', 'quick']);
    clock.now += MINUTE;
    await counts.of(both);
    expect(counted()).toEqual(['quick']);
    clock.now += 24 * 60 * MINUTE;
    await counts.of(both);
    expect(counted()).toEqual(['slow', 'quick']);
  });

  it('are made once for objectives that differ in their targets only', async () => {
    const { counted, counts } = setUp();
    const targets = [0.9, 0.99].map(target => ({
      ...question('delay'),
      target,
    }));
    expect(await counts.of(targets)).toHaveLength(2);
    expect(counted()).toEqual(['delay']);
  });

  describe('while they are made', () => {
    const setUpSlow = () => {
      const parts = setUp();
      parts.stored.delay = 1;
      let finish = () => {};
      parts.store.countOccurrences.mockImplementationOnce(async asked => {
        const { delay } = parts.stored;
        await new Promise<void>(resolve => {
          finish = resolve;
        });
        return asked.map(() => count(delay));
      });
      const first = parts.ask('delay');
      return { ...parts, first, finish: () => finish() };
    };
    const settled = () => new Promise(resolve => setImmediate(resolve));

    it('are shared by all who ask', async () => {
      const { ask, counted, finish, first } = setUpSlow();
      await settled();
      const second = ask('delay', 'answers');
      await settled();
      finish();
      expect(await first).toEqual([[1, undefined]]);
      expect(await second).toEqual([
        [1, undefined],
        [0, undefined],
      ]);
      expect(counted()).toEqual(['delay', 'answers']);
    });

    it('lose nothing that is stored meanwhile', async () => {
      const { ask, clock, finish, first, stored } = setUpSlow();
      await settled();
      stored.delay = 2;
      const second = ask('delay');
      await settled();
      finish();
      await first;
      expect(await second).toEqual([[1, MINUTE]]);
      expect(await ask('delay')).toEqual([[1, MINUTE]]);
      clock.now += MINUTE;
      expect(await ask('delay')).toEqual([[2, undefined]]);
    });
  });

  describe('that fail', () => {
    it('leave what was counted before, and are made again after a minute', async () => {
      const { ask, clock, counted, logger, store, stored } = setUp();
      stored.delay = 1;
      await ask('delay');
      clock.now += MINUTE;
      stored.delay = 2;
      store.countOccurrences.mockRejectedValueOnce(new Error('took too long'));
      expect(await ask('delay')).toEqual([[1, MINUTE]]);
      expect(logger.warn).toHaveBeenCalledWith(
        expect.stringContaining('took too long'),
      );
      expect(await ask('delay')).toEqual([[1, MINUTE]]);
      expect(counted()).toEqual(['delay', 'delay']);
      clock.now += MINUTE;
      expect(await ask('delay')).toEqual([[2, undefined]]);
    });

    it('are none where there was none before', async () => {
      const { ask, clock, store, stored } = setUp();
      stored.delay = 1;
      store.countOccurrences.mockRejectedValueOnce(new Error('took too long'));
      expect(await ask('delay')).toEqual([[undefined, MINUTE]]);
      clock.now += MINUTE;
      expect(await ask('delay')).toEqual([[1, undefined]]);
    });

    it('are not all made anew where nobody can say what was observed', async () => {
      const { ask, counted, logger, store, stored } = setUp();
      stored.delay = 1;
      await ask('delay');
      counted();
      store.findChanges.mockRejectedValueOnce(new Error('is away'));
      expect(await ask('delay')).toEqual([[1, undefined]]);
      expect(counted()).toEqual([]);
      expect(logger.warn).toHaveBeenCalledWith(
        expect.stringContaining('is away'),
      );
    });
  });
});
