import { exactJson, parseExactJson } from './exact-json.js';

describe('exact JSON', () => {
  it.each([0n, 9_007_199_254_740_993n, 2n ** 63n - 1n, -(2n ** 63n)])(
    'has all digits of %s',
    (n) => {
      expect(exactJson({ balance: n, all: [n] })).toBe(`{"balance":${n},"all":[${n}]}`);
    },
  );

  it('has the rest as usual', () => {
    const value = { text: 'a"b', number: 1, none: null, left: undefined, yes: true };
    expect(exactJson(value)).toBe(JSON.stringify(value));
  });
});

describe('exact reading', () => {
  it.each([0n, 9_007_199_254_740_993n, 2n ** 63n - 1n, -(2n ** 63n)])('keeps all of %s', (n) => {
    expect(parseExactJson(`{"all":[${n}]}`)).toEqual({ all: [n] });
  });

  it.each(['1.0', '1e3', '-0.5', '1'.repeat(21)])('makes a number of %s', (digits) => {
    expect(parseExactJson(digits)).toBe(Number(digits));
  });

  it.each(['{"a":1,"b":{"a":1},"c":{"a":1}}', '[{"a":1},{"a":1}]', '{"a":"\\":{\\"a","b\\"":"a"}'])(
    'may name a member again in another object: %s',
    (json) => expect(parseExactJson(json)).toBeTruthy(),
  );

  it('reads the rest as usual, members of the prototype included', () => {
    const json = '{"text":"a\\"b\\u00e9","none":null,"yes":true,"__proto__":{"x":[]}}';
    expect(parseExactJson(json)).toEqual(JSON.parse(json));
    expect(Object.keys(parseExactJson(json) as object)).toContain('__proto__');
  });

  it.each([
    '{"a":1,"a":2}',
    '{"a":1,"a":1}',
    '{"a":1,"\\u0061":1}',
    '{"__proto__":{},"__proto__":{}}',
    '[{"a":{"b":1},"a":{"b":1}}]',
    '{"a":{"b":1,"b":"1"}}',
    '',
    '{',
    '01',
    '+1',
    'NaN',
  ])('refuses %s', (json) => {
    expect(() => parseExactJson(json)).toThrow(SyntaxError);
  });
});
