import { forms } from '../forms.ts';
import { legend } from './legend.ts';

describe('the legend', () => {
  it.each(['settled/s', 'drained in s', 'x the first', 'does nothing', 'naive', 'balance column'])(
    'explains: %s',
    (term) => {
      expect(legend(forms.full)).toContain(term);
    },
  );

  it('says of a short run, and only of one, that it is a smoke test', () => {
    expect(legend(forms.short)).toMatch(
      /\nA single round of 1 s: a smoke test\. Figures that count are in docs\/benchmarks\.md\.$/,
    );
    expect(legend({ ...forms.short, rounds: 3 })).toContain('\n3 rounds of 1 s: a smoke test.');
    expect(legend(forms.full)).not.toContain('smoke');
  });
});
