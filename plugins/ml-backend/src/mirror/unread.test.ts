import { MOST_UNREAD, noteUnread, plainLeftOut } from './unread';

const found = (name: string | undefined, why = 'odd') => ({ name, why });
const EARLY = '2026-11-24T08:00:00.000Z';
const LATE = '2026-11-24T09:00:00.000Z';

describe('what a pass could not read', () => {
  it('is known since the pass before where that met it too, and the newest comes first', () => {
    const before = [{ ...found('old'), since: EARLY }];
    const first = noteUnread(undefined, [found('old', 'odder')], {
      before,
      now: LATE,
    });
    expect(first).toEqual([{ ...found('old', 'odder'), since: EARLY }]);
    expect(
      noteUnread(first, [found('new'), found(undefined)], {
        before,
        now: LATE,
      }),
    ).toEqual([
      { ...found('new'), since: LATE },
      { ...found(undefined), since: LATE },
      { ...found('old', 'odder'), since: EARLY },
    ]);
  });

  it('is told once where pages overlap', () => {
    const now = { now: LATE };
    const once = noteUnread([], [found('a')], now);
    expect(noteUnread(once, [found('a'), found('b')], now)).toHaveLength(2);
  });

  it('is bounded, and what is new stays', () => {
    const many = Array.from({ length: 80 }, (_, n) => found(`old ${n}`));
    const before = noteUnread([], many, { now: EARLY });
    expect(before).toHaveLength(MOST_UNREAD);
    const after = noteUnread(
      noteUnread([], many, { before, now: LATE }),
      [found('new')],
      { before, now: LATE },
    );
    expect(after).toHaveLength(MOST_UNREAD);
    expect(after[0].name).toBe('new');
  });

  it('is no longer than it may be, and keeps neither passwords nor what no database keeps', () => {
    const [{ name, why }] = plainLeftOut([
      {
        name: `nul\0 half\ud83d ${'n'.repeat(9_999)}`,
        why: `at https://ada:secret@example.com ${'w'.repeat(9_999)}`,
      },
    ]);
    expect(name).toMatch(/^nul half\ufffd n+$/);
    expect(name).toHaveLength(250);
    expect(why).toMatch(/^at https:\/\/example.com w+$/);
    expect(why).toHaveLength(500);
  });
});
