import { oldestFirst } from './versionsView';

const seen = [
  { version: 'summer', createdAt: '2026-06-01T08:00:00Z' },
  { version: 'winter', createdAt: '2026-01-01T08:00:00Z' },
];

describe('the older of two versions', () => {
  it('is the one of the lower number, whether it is on screen or not', () => {
    expect(oldestFirst(['10', '9'], [])).toEqual(['9', '10']);
  });

  it('is the one that was created first where versions have names', () => {
    expect(oldestFirst(['summer', 'winter'], seen)).toEqual([
      'winter',
      'summer',
    ]);
  });

  it('is the one that was chosen first where nothing else is known', () => {
    expect(oldestFirst(['summer', 'autumn'], seen)).toEqual([
      'summer',
      'autumn',
    ]);
  });
});
