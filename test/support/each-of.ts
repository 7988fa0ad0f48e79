type Describing = Pick<typeof describe, 'each'>;

/**
 * `describe.each` for what a machine may have none of, such as servers of a database: then the block is left out, and
 * the last lines of the run say what was missing.
 */
export function eachOf<T>(
  cases: readonly T[],
  describing: Describing = describe,
): (title: string, tests: (one: T) => void) => void {
  if (cases.length > 0) return describing.each(cases);
  return (title) => describe.skip(title, () => it('needs what is left out', () => undefined));
}
