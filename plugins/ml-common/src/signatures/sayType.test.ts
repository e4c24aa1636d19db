import { sayType } from './sayType';

describe('sayType', () => {
  it.each([
    [{ type: 'double' }, 'double'],
    [{ type: 'array', items: { type: 'string' } }, 'array<string>'],
    [
      { type: 'array', items: { type: 'array', items: { type: 'long' } } },
      'array<array<long>>',
    ],
    [
      {
        type: 'object',
        properties: {
          b: { type: 'map', values: { type: 'double' }, required: false },
          a: { type: 'long', required: true },
        },
      },
      '{ a: long, b?: map<double> }',
    ],
    [
      { type: 'tensor', 'tensor-spec': { dtype: 'float32', shape: [-1, 16] } },
      'tensor float32 [-1, 16]',
    ],
    [{ type: { odd: 1 } }, '{"odd":1}'],
    [{ type: 'array' }, 'array<>'],
    [{ type: 'object', properties: [1] }, '{  }'],
    [{}, ''],
  ])('says %j in a line', (column, said) => {
    expect(sayType(column)).toBe(said);
  });

  it('ends somewhere', () => {
    let column: Record<string, unknown> = { type: 'long' };
    for (let depth = 0; depth < 1_000; depth += 1)
      column = { type: 'array', items: column };
    expect(sayType(column)).toMatch(/^(array<){51}…(>){51}$/);
  });
});
