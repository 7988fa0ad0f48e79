import type { Table } from './tables.ts';

/** Columns that line up: the first one to the left, figures to the right. */
export function plainTable(lines: Table): string {
  const widths = lines[0]!.map((_, column) =>
    Math.max(...lines.map((line) => line[column]!.length).filter((width) => width < 30), 0),
  );
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
