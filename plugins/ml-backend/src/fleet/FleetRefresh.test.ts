import { nextLook } from './FleetRefresh';
import type { FleetFacts } from './types';

const NOW = new Date('2026-01-01T00:00:00.000Z');

const look = (facts: Partial<FleetFacts>, models = 10_000) =>
  (Date.parse(
    nextLook(
      {
        serving: [],
        health: 'healthy',
        openPromotions: [],
        runningLaunches: 0,
        ...facts,
      },
      models,
      NOW,
    ),
  ) -
    +NOW) /
  1_000;

describe('when a model of the fleet is looked at again', () => {
  it('is soon while something is open or runs', () => {
    expect(look({ runningLaunches: 1 })).toBe(5);
    expect(
      look({
        openPromotions: [
          { id: '1', environment: 'production', state: 'launching' },
        ],
      }),
    ).toBe(5);
  });

  it('is in turn with all others, at most 50 models a second', () => {
    expect(look({})).toBe(200);
    expect(look({}, 10)).toBe(5);
  });

  it('is when its health changes by itself, because nobody reported in time', () => {
    expect(look({ changesAt: '2026-01-01T00:00:03.000Z' })).toBe(3.001);
    expect(look({ changesAt: '2025-12-31T00:00:00.000Z' })).toBe(0.001);
  });
});
