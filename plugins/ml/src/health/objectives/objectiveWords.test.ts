import { DateTime } from 'luxon';
import { sampleObjective } from '../../model/__testUtils__/samples';
import {
  sayDay,
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
  });

  it('is a share of good events where nothing is compared', () => {
    expect(wanted({ op: undefined, value: undefined, target: 0.9995 })).toBe(
      '99.95 % good over 180 days',
    );
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
