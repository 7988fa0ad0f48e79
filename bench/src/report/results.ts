import type { Row } from '../run-case.ts';
import { summary, type Figure } from '../sample.ts';
import type { Setting } from './setting.ts';

/** All that a run has found out: what `results.json` holds. */
export interface Results {
  readonly form: string;
  /** How often each figure was to be measured; what `rows` have may be less, for want of time. */
  readonly rounds: number;
  /** How long, but where a case says otherwise. */
  readonly seconds: number;
  readonly setting: Setting;
  readonly rows: readonly Row[];
}

/** Which figure of which row: of the named case and entry; of the first variant unless told otherwise. */
export interface Place {
  readonly case: string;
  readonly name: string;
  readonly figure: Figure;
  readonly variant?: string;
}

export function median(results: Results, place: Place): number | undefined {
  const row = rowAt(results, place);
  return row && summary(row.samples, place.figure)?.median;
}

/** Why a figure that was asked for is missing; undefined where it is there, or was not asked for. */
export function whyMissing(results: Results, place: Place): string | undefined {
  const row = rowAt(results, place);
  return row && median(results, place) === undefined ? `${row.name}: ${reasonOf(row)}` : undefined;
}

/** In one line. */
export const reasonOf = ({ failure = 'it gave no figure' }: Row): string =>
  failure.replace(/\s+/g, ' ').trim();

const rowAt = ({ rows }: Results, place: Place): Row | undefined =>
  rows.find(
    (each) =>
      each.case === place.case &&
      each.name === place.name &&
      each.variant === (place.variant ?? each.variant),
  );
