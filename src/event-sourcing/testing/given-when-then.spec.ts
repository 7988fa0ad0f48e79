import { counted, count, counters, explode, LimitReached, shift } from './counters.js';
import { givenFor } from './given-when-then.js';

const given = givenFor(counters);

describe('given / when / then', () => {
  it('passes what is decided just so', () => {
    given(counted('a', 2)).when(count('a', 3)).then(counted('a', 3));
    given().when(count('a', 0)).then();
  });

  it('fails on other events, too few and too many', () => {
    const decision = given().when(count('a', 3));
    expect(() => decision.then(counted('a', 4))).toThrow();
    expect(() => decision.then()).toThrow();
    expect(() => decision.then(counted('a', 3), counted('a', 3))).toThrow();
  });

  it('folds the given events by stream, and hands the command the states of its own', () => {
    given(counted('other', 9), counted('from', 2), counted('to', 1), counted('from', 3))
      .when(shift('from', 'to', 5))
      .then(counted('from', -5), counted('to', 5));
    given(counted('from', 4), counted('to', 9))
      .when(shift('from', 'to', 5))
      .thenRefused(LimitReached);
  });

  it('passes the expected refusal, and gives it for a closer look', () => {
    const refusal = given(counted('a', 999)).when(count('a', 2)).thenRefused(LimitReached);
    expect(refusal.code).toBe('limit-reached');
  });

  it('fails where nothing is refused, and where it is for another reason', () => {
    expect(() => given().when(count('a', 1)).thenRefused(LimitReached)).toThrow(/\[Counted\]/);
    expect(() => given().when(explode('a')).thenRefused(LimitReached)).toThrow(TypeError);
    expect(() => given().when(count('a', 1_001)).then(counted('a', 1_001))).toThrow(LimitReached);
  });

  it('fails where the stream could not go on from what is decided', () => {
    const broken = givenFor({
      ...counters,
      evolve: () => {
        throw new Error('unheard of');
      },
    });
    expect(() => broken().when(count('a', 1)).then(counted('a', 1))).toThrow('unheard of');
  });
});
