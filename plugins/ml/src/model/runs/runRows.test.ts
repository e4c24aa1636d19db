import { live, sampleRun } from '../__testUtils__/samples';
import { rowKey, rowsOf } from './runRows';

const ids = Array.from({ length: 20 }, (_, n) => `run-${n}`);
const runs = ids.map(id => sampleRun({ id, childCount: ids.length }));
const page = { items: runs, total: runs.length, freshness: live };

describe('rowsOf', () => {
  it('opens each run once, where a source says that every run is below every other', () => {
    const rows = rowsOf(runs, new Map(ids.map(id => [id, page])));
    expect(rows.filter(({ opens }) => opens).length).toBeLessThanOrEqual(20);
    expect(rows.length).toBeLessThanOrEqual(20 * 21);
    expect(new Set(rows.map(rowKey)).size).toBe(rows.length);
  });

  it('says how many of an inner sweep are not shown', () => {
    const inner = sampleRun({ id: 'inner', childCount: 300 });
    const rows = rowsOf(
      [sampleRun({ id: 'outer', childCount: 1 })],
      new Map([
        ['outer', { ...page, items: [inner], total: 1 }],
        ['inner', { ...page, total: 300 }],
      ]),
    );
    expect(rows.slice(0, 2).map(({ more }) => more)).toEqual([0, 280]);
  });
});
