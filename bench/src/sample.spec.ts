import { summary } from './sample.ts';

describe('summary', () => {
  const of = (...values: number[]) =>
    summary(
      values.map((settled) => ({ settled })),
      'settled',
    );

  it('has the middle one of an odd number, whatever their order', () => {
    expect(of(30, 10, 20)).toEqual({ median: 20, least: 10, most: 30 });
  });

  it('has the mean of the two in the middle of an even number', () => {
    expect(of(40, 10, 20, 30)).toEqual({ median: 25, least: 10, most: 40 });
  });

  it('has one measurement three times', () => {
    expect(of(7)).toEqual({ median: 7, least: 7, most: 7 });
  });

  it('is undefined where nothing was measured', () => {
    expect(summary([{ p50: 1 }, {}], 'settled')).toBeUndefined();
  });
});
