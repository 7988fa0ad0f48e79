import type { Case } from './cases/case.ts';
import { readOrder } from './order.ts';

const cases = ['deposits', 'bulk', 'growth'].map((name): Case => ({
  name,
  title: name,
  figures: [],
  comparisons: () => [],
}));
const read = (...args: string[]) => readOrder(args, cases);
const names = (...args: string[]) => read(...args).chosen.map(({ name }) => name);

describe('what a run is told to do', () => {
  it('is everything, written down', () => {
    const { form, write } = read();
    expect(form.name).toBe('full');
    expect(names()).toEqual(['deposits', 'bulk', 'growth']);
    expect(write?.markdown).toBe('docs/benchmarks.md');
  });

  it('is short, and leaves the record of a full run alone', () => {
    expect(read('--short')).toMatchObject({ form: { name: 'short' }, write: undefined });
  });

  it('is some cases, not written down', () => {
    expect(names('--case', 'bulk,deposits')).toEqual(['deposits', 'bulk']);
    expect(read('--case', 'bulk').write).toBeUndefined();
  });

  it('is the growth alone, beside the record of a full run', () => {
    expect(names('growth')).toEqual(['growth']);
    expect(read('growth').write?.json).toBe('bench/results-growth.json');
  });

  it('has another number of rounds and length', () => {
    expect(read('--rounds', '5', '--seconds', '9').form).toMatchObject({ rounds: 5, window: 9 });
  });

  it.each([
    [['--case', 'depsits'], 'no case depsits'],
    [['fast'], 'no form fast'],
    [['--rounds', '0'], '0 is not a whole number'],
    [['--seconds', '601'], '601 is not a whole number'],
    [['--what'], '--what'],
  ])('is not %j', (args, complaint) => {
    expect(() => read(...args)).toThrow(complaint);
  });
});
