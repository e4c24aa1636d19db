import { layOutJson } from './layOutJson';

const layOut = (text: string, most = 500_000) => layOutJson(text, most);

describe('layOutJson', () => {
  it.each([
    '{"a":[1,{"b":null},[],{}],"c":"x\\"y, {"}',
    '[]',
    '"text"',
    '[true, false]',
  ])('lays %s out as JSON does', text => {
    expect(layOut(text)).toEqual({
      text: JSON.stringify(JSON.parse(text), null, 2),
      cut: false,
    });
  });

  it('leaves numbers and names as they were written', () => {
    expect(layOut('{"a":9007199254740993,"a":-1.50e400}')?.text).toBe(
      '{\n  "a": 9007199254740993,\n  "a": -1.50e400\n}',
    );
  });

  it.each([
    '{broken',
    '',
    '[1,]',
    '{"a"}',
    '{"a":1,}',
    '{1:2}',
    '[1}',
    '[1] 2',
    '01',
    '"a\nb"',
    "{'a':1}",
    '[,]',
    '{"a":}',
  ])('takes %j for no JSON', text => {
    expect(layOut(text)).toBeUndefined();
  });

  it('ends after so many letters, however deep it is nested', () => {
    const deep = '['.repeat(500_000) + ']'.repeat(500_000);
    const nested = layOut(deep, 10_000);
    expect(nested?.cut).toBe(true);
    expect(nested?.text).toHaveLength(10_000);
    expect(nested?.text).not.toMatch(/ {82}/);
  });
});
