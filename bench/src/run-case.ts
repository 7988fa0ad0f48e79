import type { Case, Comparison, Entry } from './cases/case.ts';
import type { Field } from './field.ts';
import type { Sample } from './sample.ts';

export interface Row {
  readonly case: string;
  readonly variant: string;
  readonly name: string;
  /** One of each round. */
  readonly samples: readonly Sample[];
  /** Why it could not be measured. */
  readonly failure?: string;
}

export type Tell = (progress: string) => void;

/** Interleaved: each round measures all entries, and begins with another one. */
export async function runCase(field: Field, subject: Case, tell: Tell): Promise<Row[]> {
  const rows: Row[] = [];
  for (const comparison of subject.comparisons(field.form))
    rows.push(...(await runComparison(field, subject, comparison, tell)));
  // The short form has no time to fill them anew for each case.
  if (field.form.name !== 'short') await field.clear();
  return rows;
}

async function runComparison(field: Field, subject: Case, comparison: Comparison, tell: Tell) {
  const { entries, variant } = comparison;
  const samples = new Map<Entry, Sample[]>(entries.map((entry) => [entry, []]));
  const failures = new Map<Entry, string>();
  const rounds = Math.min(field.form.rounds, subject.mostRounds ?? Infinity);
  for (let round = 0; round < rounds && (round === 0 || field.hasTime); round++) {
    const first = round % entries.length;
    for (const entry of [...entries.slice(first), ...entries.slice(0, first)]) {
      if (failures.has(entry)) continue;
      tell(`${subject.name}, ${variant}, round ${round + 1}: ${entry.name}`);
      try {
        samples.get(entry)!.push(await entry.measure(field, round));
      } catch (error) {
        // The rest of the run is worth having all the same.
        failures.set(entry, error instanceof Error ? error.message : String(error));
        tell(`  not measured: ${failures.get(entry)}`);
      }
    }
  }
  return entries.map((entry): Row => ({
    case: subject.name,
    variant,
    name: entry.name,
    samples: failures.has(entry) ? [] : samples.get(entry)!,
    failure: failures.get(entry),
  }));
}
