import type { Table } from './tables.ts';

/** What is longer is no figure but why there is none: no other line need make room for it. */
const LONGEST_FIGURE = 30;

/** Columns that line up: the first one to the left, figures to the right. */
export function plainTable(lines: Table): string {
  const widths = lines[0]!.map((_, column) => {
    const lengths = lines.map((line) => line[column]!.length);
    return Math.max(0, ...lengths.filter((length) => column === 0 || length < LONGEST_FIGURE));
  });
  return lines
    .map((line) =>
      line
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
