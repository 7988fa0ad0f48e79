/** Columns as wide as what stands in them; numbers to the right. */
export function printTable(header: readonly string[], rows: readonly (string | number)[][]): void {
  const lines = [header, ...rows];
  const widths = header.map((_, column) =>
    Math.max(...lines.map((line) => String(line[column]).length)),
  );
  for (const line of lines) {
    const cells = line.map((cell, column) =>
      typeof cell === 'number'
        ? String(cell).padStart(widths[column]!)
        : cell.padEnd(widths[column]!),
    );
    console.log(cells.join('  ').trimEnd());
  }
}
