import type { Form } from '../forms.ts';

/** What the tables on the screen mean, where no page explains them; and what a short form is worth. */
export function legend({ name, rounds, window }: Form): string {
  const terms = [
    'settled/s: answered with success, over the time until ledger and read models had them too; drained in s: how long that',
    'took after the load. x the first: the ratio to the first line. Beside the bank: the same HTTP (does nothing), a transaction',
    'a command (naive), a balance under FOR UPDATE (balance column); these have no ledger, no read models, no idempotency.',
  ];
  const measured = rounds === 1 ? 'A single round' : `${rounds} rounds`;
  const worth = `${measured} of ${window} s: a smoke test. Figures that count are in docs/benchmarks.md.`;
  return [...terms, ...(name === 'short' ? [worth] : [])].join('\n');
}
