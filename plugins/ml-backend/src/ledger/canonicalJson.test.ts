import { canonicalJson, digestOfJson } from './canonicalJson';

describe('canonical JSON', () => {
  it('orders keys by their UTF-16 code units and writes numbers as ECMAScript does', () => {
    expect(
      canonicalJson({ b: [1e-7, -0, 0.1], a: { z: null, é: true, A: 'x' } }),
    ).toBe('{"a":{"A":"x","z":null,"é":true},"b":[1e-7,0,0.1]}');
  });

  it('gives a digest that does not depend on the order of keys', () => {
    expect(digestOfJson({ a: 1, b: 2 })).toBe(digestOfJson({ b: 2, a: 1 }));
    expect(digestOfJson({})).toBe(
      'sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a',
    );
  });

  it.each([
    [{ a: NaN }, '$.a is NaN'],
    [{ a: [Infinity] }, '$.a[0] is Infinity'],
    [{ a: 2 ** 53 + 2 }, 'too large to be exact'],
    [{ a: undefined }, '$.a is undefined'],
    [{ a: '\ud800' }, '$.a holds half of a character'],
    [{ '\udc00': 1 }, 'a key of $ holds half of a character'],
    [{ a: new Date(0) }, '$.a is not plain JSON'],
    [{ a: () => 1 }, '$.a is function'],
    [{ a: 1n }, '$.a is bigint'],
  ])('refuses %p, naming place and rule', (value, words) => {
    expect(() => canonicalJson(value)).toThrow(words);
  });
});
