import { printTable } from './print-table.js';

/** Most events that are listed at once. */
export const LONGEST_LIST = 1_000;

/** Prints objects as one JSON array, or their columns as a table. */
export function printListing<T extends object>(
  list: readonly T[],
  columns: Readonly<Record<string, (item: T) => string | number>>,
  asJson = false,
): void {
  if (asJson) return console.log(JSON.stringify(list));
  const rows = list.map((item) => Object.values(columns).map((cell) => cell(item)));
  printTable(Object.keys(columns), rows);
}

/** For a cell of a table. */
export const inOneLine = (text: string): string => text.replace(/\s+/g, ' ');
