import { sayParameter } from './sayParameter';

describe('a parameter', () => {
  it('is said with five digits where it is a long fraction', () => {
    expect(sayParameter('0.10000000000000009')).toBe('0.1');
    expect(sayParameter('-0.0012345678')).toBe('-0.0012346');
    expect(sayParameter('1.0000000001e-5')).toBe('0.00001');
  });

  it('keeps every digit of a large number, which may be a date', () => {
    for (const logged of [
      '20231124.0',
      '-20231125.0',
      '12345678.5',
      '1.2345678e10',
    ])
      expect(sayParameter(logged)).toBe(logged);
  });

  it('stays as it was logged where it is short or no number', () => {
    for (const logged of ['0.001', '123456789012', 'adam', '1.0.0-beta.12'])
      expect(sayParameter(logged)).toBe(logged);
  });
});
