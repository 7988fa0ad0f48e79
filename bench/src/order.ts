import { parseArgs } from 'node:util';
import type { Case } from './cases/case.ts';
import { forms, type Form } from './forms.ts';

/** What a run is to do. */
export interface Order {
  readonly form: Form;
  readonly chosen: readonly Case[];
  /** Where the results go; nowhere if only a part is measured. */
  readonly write?: { readonly json: string; readonly markdown: string };
}

export const USAGE = `npm run bench                        everything but the longest log; under 30 minutes
npm run bench -- --short             the most important, shortly; under 2 minutes
npm run bench -- growth              the deposits after up to 10,000,000 events; an hour
npm run bench -- --case deposits     one case, or several with commas between; writes no files
       --rounds 5 --seconds 10       another number of rounds, another length of each measurement`;

/** @throws {Error} that says what is wrong. */
export function readOrder(args: readonly string[], cases: readonly Case[]): Order {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      short: { type: 'boolean', default: false },
      case: { type: 'string' },
      rounds: { type: 'string' },
      seconds: { type: 'string' },
    },
  });
  const [asked = values.short ? 'short' : 'full', ...more] = positionals;
  if (more.length > 0 || !['short', 'full', 'growth'].includes(asked))
    throw new Error(`There is no form ${positionals.join(' ')}.`);
  const form = forms[asked as Form['name']];
  const names = values.case?.split(',') ?? (form.name === 'growth' ? ['growth'] : undefined);
  const unknown = names?.find((name) => !cases.some((each) => each.name === name));
  if (unknown !== undefined)
    throw new Error(`There is no case ${unknown}: ${cases.map(({ name }) => name).join(', ')}.`);
  return {
    form: {
      ...form,
      rounds: count(values.rounds, 20) ?? form.rounds,
      window: count(values.seconds, 600) ?? form.window,
    },
    chosen: cases.filter(({ name }) => names?.includes(name) ?? true),
    write: values.case === undefined ? outputs[form.name] : undefined,
  };
}

const outputs: Partial<Record<Form['name'], Order['write']>> = {
  full: { json: 'bench/results.json', markdown: 'docs/benchmarks.md' },
  growth: { json: 'bench/results-growth.json', markdown: 'docs/benchmarks-growth.md' },
};

function count(text: string | undefined, most: number): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{0,3}$/.test(text) || Number(text) > most)
    throw new Error(`${text} is not a whole number from 1 to ${most}.`);
  return Number(text);
}
