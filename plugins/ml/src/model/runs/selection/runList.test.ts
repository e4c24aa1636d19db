import { readRunList, writeRunList } from './runList';

const id = (n: number) => n.toString(16).padStart(32, '0');

describe('a list of runs in an address', () => {
  it('is readable while it is short', () => {
    expect(writeRunList([id(1), id(2)])).toBe(`${id(1)},${id(2)}`);
    expect(readRunList(`${id(1)},${id(2)}`)).toEqual([id(1), id(2)]);
  });

  it('stays below what a server reads of an address with 500 runs', () => {
    const ids = Array.from({ length: 500 }, (_, n) => id(n * 7919));
    const text = writeRunList(ids);
    expect(text.length).toBeLessThan(11_000);
    expect(new URLSearchParams({ runs: text }).toString()).toBe(`runs=${text}`);
    expect(readRunList(text)).toEqual(ids);
  });

  it('leaves out what is no id, and what is there twice', () => {
    expect(readRunList('a,<script>,a,b')).toEqual(['a', 'b']);
    expect(readRunList('.***')).toEqual([]);
    expect(readRunList(undefined)).toEqual([]);
  });
});
