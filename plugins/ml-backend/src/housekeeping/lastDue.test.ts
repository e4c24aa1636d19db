import { lastDue } from './lastDue';

const now = new Date('2026-11-30T12:00:00.000Z');

describe('when models are looked at again', () => {
  it('is a quarter of an hour after the last look', () => {
    expect(lastDue(now, [])).toBe('2026-11-30T11:45:00.000Z');
  });

  it('is at once where a registry has become whole since', () => {
    const mirrors = [
      { what: 'registry', completeAt: '2026-11-30T11:58:00.000Z' },
      { what: 'registry', completeAt: '2026-11-30T09:00:00.000Z' },
      { what: 'registry' },
    ];
    expect(lastDue(now, mirrors)).toBe('2026-11-30T11:58:00.000Z');
  });

  it('is not changed by runs that have become whole', () => {
    const mirrors = [{ what: 'runs', completeAt: '2026-11-30T11:58:00.000Z' }];
    expect(lastDue(now, mirrors)).toBe('2026-11-30T11:45:00.000Z');
  });
});
