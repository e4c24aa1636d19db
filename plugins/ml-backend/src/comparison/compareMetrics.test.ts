import { compareMetrics } from './compareMetrics';

const measured = (version: string, timestamp: string | number) => ({
  version,
  run: {
    name: `run ${version}`,
    metrics: [{ key: 'roc_auc', value: 0.75, timestamp }],
    tags: {},
    datasets: [],
  },
});

describe('where a compared metric is from', () => {
  it.each([
    ['milliseconds', 1_772_438_400_000, '2026-03-02T08:00:00.000Z'],
    ['RFC 3339', '2026-03-02T08:00:00.000Z', '2026-03-02T08:00:00.000Z'],
    ['nanoseconds', 1_772_438_400_000_000_000, '9999-12-31T23:59:59.999Z'],
    ['no number', NaN, '1970-01-01T00:00:00.000Z'],
  ])('is said by a source that tells times in %s', (_, timestamp, at) => {
    const [row] = compareMetrics(measured('1', timestamp), measured('2', 0), {
      first: [],
      directionOf: () => undefined,
      most: 10,
    });
    expect(row.leftFrom).toEqual({ run: 'run 1', at });
  });
});
