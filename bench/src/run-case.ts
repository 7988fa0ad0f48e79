import type { Case, Comparison, Entry } from './cases/case.ts';
import type { Field } from './field.ts';
import type { Sample } from './sample.ts';

export interface Row {
  readonly case: string;
  readonly variant: string;
  readonly name: string;
  /** One of each round. */
  readonly samples: readonly Sample[];
}

export type Tell = (progress: string) => void;

/** Interleaved: each round measures all entries, and begins with another one. */
export async function runCase(field: Field, subject: Case, tell: Tell): Promise<Row[]> {
  const rows: Row[] = [];
  for (const comparison of subject.comparisons)
    rows.push(...(await runComparison(field, subject, comparison, tell)));
  await field.clear();
  return rows;
}

async function runComparison(field: Field, subject: Case, comparison: Comparison, tell: Tell) {
  const { entries, variant } = comparison;
  const samples = new Map<Entry, Sample[]>(entries.map((entry) => [entry, []]));
  for (let round = 0; round < field.form.rounds; round++) {
    const first = round % entries.length;
    for (const entry of [...entries.slice(first), ...entries.slice(0, first)]) {
      tell(`${subject.name}, ${variant}, round ${round + 1}: ${entry.name}`);
      samples.get(entry)!.push(await entry.measure(field, round));
    }
  }
  return entries.map((entry): Row => ({
    case: subject.name,
    variant,
    name: entry.name,
    samples: samples.get(entry)!,
  }));
}
