import { DateTime } from 'luxon';
import { sampleObjective } from '../../model/__testUtils__/samples';
import {
  sayDay,
  sayGood,
  sayNotCounted,
  sayNothingObserved,
  sayWanted,
  worstFirst,
  type Objective,
} from './objectiveWords';

const now = DateTime.fromISO('2026-11-30T12:00:00');

describe('what an objective wants', () => {
  const wanted = (change: Partial<Objective> = {}) =>
    sayWanted(sampleObjective(change));

  it('is a bound, a share and a window', () => {
    expect(wanted()).toBe(
      'at least 0.7, in 90 % of observations over 180 days',
    );
    expect(wanted({ op: 'lte' })).toMatch(/^at most 0\.7,/);
    expect(wanted({ op: 'lt' })).toMatch(/^below 0\.7,/);
    expect(wanted({ op: 'gt' })).toMatch(/^above 0\.7,/);
    expect(wanted({ value: 0.99995 })).toMatch(/^at least 0\.99995,/);
  });

  it('is a share of good events where nothing is compared', () => {
    expect(wanted({ op: undefined, value: undefined, target: 0.9995 })).toBe(
      '99.95 % good over 180 days',
    );
  });

  it.each([
    [0.9999999, '99.99999 %'],
    [0.999999999999, '99.9999999999 %'],
    [0.29, '29 %'],
    [0, '0 %'],
  ])('says the target %d as %s', (target, share) => {
    expect(wanted({ target })).toContain(`in ${share} of observations`);
  });

  it.each([
    ['PT1H30M', 'over 1 hour, 30 minutes'],
    ['P1D', 'over 1 day'],
    ['P1M', 'over 1 month'],
  ])('says the window %s in words', (window, words) => {
    expect(wanted({ window })).toMatch(new RegExp(`observations ${words}$`));
  });

  it('leaves out what is not known or makes no sense', () => {
    expect(wanted({ window: undefined })).toBe(
      'at least 0.7, in 90 % of observations',
    );
    expect(wanted({ window: '180d', target: undefined })).toBe('at least 0.7');
    expect(sayWanted({ name: '1' })).toBe('');
  });
});

describe('what was counted', () => {
  const shares = { op: undefined, value: undefined };
  const good = (some: number, all: number, change: Partial<Objective> = {}) =>
    sayGood(sampleObjective(change), { good: some, total: all });

  it('is of observations, or of events where their values are shares of those', () => {
    expect(good(38, 40)).toBe('38 of 40 observations good');
    expect(good(1, 1)).toBe('1 of 1 observation good');
    expect(good(9_500.25, 10_001, shares)).toBe('9,500 of 10,001 events good');
    expect(good(0.5, 1, shares)).toBe('0 of 1 event good');
  });

  it('is written out, and never all where one was bad', () => {
    expect(good(1_234_567.5, 1_234_568, shares)).toBe(
      '1,234,567 of 1,234,568 events good',
    );
    expect(good(999_999_999.5, 1e9, shares)).toBe(
      '999,999,999 of 1,000,000,000 events good',
    );
    expect(good(3e15, 4e15, shares)).toBe(
      '3,000,000,000,000,000 of 4,000,000,000,000,000 events good',
    );
    // 0.95 of 400, but for the noise of floating point.
    expect(good(379.99999999999994, 400, shares)).toBe(
      '380 of 400 events good',
    );
  });

  it('leaves out what has no value, and versions that did not serve', () => {
    const left = (
      unmeasured: number,
      unserved: number,
      change: Partial<Objective> = {},
    ) => sayNotCounted(sampleObjective(change), { unmeasured, unserved });
    expect(left(0, 0)).toBe('');
    expect(left(2, 0)).toBe('2 without a value');
    expect(left(2, 0, shares)).toBe('2 without a value from 0 to 1');
    expect(left(1, 1_000)).toBe(
      '1 without a value and 1,000 of versions that did not serve',
    );
  });
});

describe('days', () => {
  it('have a year where it is not this one', () => {
    expect(sayDay('2026-06-03T12:00:00', now)).toBe('3 June');
    expect(sayDay('2025-06-03T12:00:00', now)).toBe('3 June 2025');
  });

  it('say since when nothing was observed', () => {
    expect(sayNothingObserved(sampleObjective({ window: 'P28D' }), now)).toBe(
      'Nothing observed since 2 November yet',
    );
    expect(
      sayNothingObserved(sampleObjective({ window: undefined }), now),
    ).toBe('Nothing observed yet');
  });
});

it('puts what needs attention first', () => {
  const left = (name: string, share: number) =>
    sampleObjective({
      name,
      budget: { ...sampleObjective().budget!, left: share },
    });
  const unseen = sampleObjective({ name: 'unseen', budget: undefined });
  const broken = { ...unseen, name: 'broken', problem: 'No target' };
  const all = [unseen, left('well', 0.9), { ...unseen }, broken];
  expect(
    worstFirst([...all, left('little', 0.1), left('over', -3)]).map(
      ({ name }) => name,
    ),
  ).toEqual(['over', 'little', 'broken', 'well', 'unseen', 'unseen']);
});
