import { AtMost } from './AtMost';

const held = () => {
  let release = () => {};
  const done = new Promise<void>(resolve => {
    release = resolve;
  });
  return { done, release };
};

describe('AtMost', () => {
  it('lets few happen at once, the others in line, and refuses when that is long', async () => {
    const places = new AtMost({ most: 1, waiting: 1 });
    const begun: string[] = [];
    const first = held();
    const one = places.run(async () => {
      begun.push('one');
      await first.done;
    });
    const two = places.run(async () => {
      begun.push('two');
    });
    await expect(places.run(async () => {})).rejects.toThrow('busy');
    expect(begun).toEqual(['one']);
    first.release();
    await Promise.all([one, two]);
    expect(begun).toEqual(['one', 'two']);
  });

  it('gives the place of one that failed to the next', async () => {
    const places = new AtMost({ most: 1, waiting: 1 });
    const one = places.run(() => Promise.reject(new Error('broken')));
    const two = places.run(async () => 'two');
    await expect(one).rejects.toThrow('broken');
    await expect(two).resolves.toBe('two');
    await expect(places.run(async () => 'three')).resolves.toBe('three');
  });
});
