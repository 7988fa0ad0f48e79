import { exactJson } from './exact-json.js';

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
