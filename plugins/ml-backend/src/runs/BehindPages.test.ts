import { BehindPages } from './BehindPages';

describe('work behind pages', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  const pages = (options: { most: number; patience?: number }) => {
    const behind = new BehindPages({ ...options, quietFor: 200 });
    const done: string[] = [];
    return {
      done,
      ask: (page: string, work = async () => {}) => {
        behind.asked();
        behind.do(async () => {
          done.push(page);
          await work();
        });
      },
      pass: (milliseconds: number) =>
        jest.advanceTimersByTimeAsync(milliseconds),
    };
  };

  it('begins at once behind a page that comes alone', async () => {
    const { ask, done, pass } = pages({ most: 5 });
    ask('first');
    expect(done).toEqual(['first']);
    await pass(1_000);
    ask('second');
    expect(done).toEqual(['first', 'second']);
  });

  it('waits for a quiet moment while pages come one after another, the newest first', async () => {
    const { ask, done, pass } = pages({ most: 5 });
    for (const page of ['a', 'b', 'c']) {
      ask(page);
      await pass(150);
      expect(done).toEqual(['a']);
    }
    await pass(50);
    expect(done).toEqual(['a', 'c', 'b']);
  });

  it('is left where newer work takes its place', async () => {
    const { ask, done, pass } = pages({ most: 1 });
    for (const page of ['a', 'b', 'c']) ask(page);
    await pass(1_000);
    expect(done).toEqual(['a', 'c']);
  });

  it('is done one after the other', async () => {
    const { ask, done, pass } = pages({ most: 5 });
    let finish = () => {};
    ask('long', () => new Promise<void>(resolve => (finish = resolve)));
    await pass(1_000);
    ask('next');
    await pass(1_000);
    expect(done).toEqual(['long']);
    finish();
    await pass(0);
    expect(done).toEqual(['long', 'next']);
  });

  it('goes on after work that fails', async () => {
    const { ask, done, pass } = pages({ most: 5 });
    ask('failing', () => Promise.reject(new Error('no connection')));
    ask('next');
    await pass(1_000);
    expect(done).toEqual(['failing', 'next']);
  });

  it('waits no longer than its patience where it never gets quiet', async () => {
    const { ask, done, pass } = pages({ most: 1, patience: 1_000 });
    for (let n = 0; n < 25; n += 1) {
      ask(String(n));
      await pass(100);
    }
    expect(done).toEqual(['0', '9', '19']);
  });
});
