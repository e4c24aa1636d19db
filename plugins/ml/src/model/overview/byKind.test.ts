import type { LineageKind } from '@slipway/plugin-ml-common';
import { byKind } from './byKind';

const thing = (kind: LineageKind, title: string, distance = 1) => ({
  kind,
  title,
  distance,
});

describe('byKind', () => {
  it('goes along the flow, the nearest of each kind first, and counts what is not listed', () => {
    expect(
      byKind(
        [
          thing('feature-set', 'Weather'),
          thing('table', 'Planes', 3),
          thing('table', 'Flights', 2),
          thing('table', 'Airports', 2),
        ],
        2,
      ),
    ).toEqual([
      {
        kind: 'table',
        shown: [thing('table', 'Airports', 2), thing('table', 'Flights', 2)],
        more: 1,
      },
      {
        kind: 'feature-set',
        shown: [thing('feature-set', 'Weather')],
        more: 0,
      },
    ]);
  });

  it('is nothing of nothing', () => {
    expect(byKind([], 2)).toEqual([]);
  });
});
