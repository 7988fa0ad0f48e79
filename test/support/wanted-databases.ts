const NAMES = ['sqlite', 'mariadb', 'mysql', 'postgres'] as const;

export type DatabaseName = (typeof NAMES)[number];

/**
 * The databases that this run of the tests is for: all, or those that TEST_DATABASES names, with commas between.
 *
 * @throws {Error} if it names another.
 */
export function wantedDatabases({
  TEST_DATABASES,
}: Readonly<Record<string, string | undefined>>): readonly DatabaseName[] {
  if (!TEST_DATABASES) return NAMES;
  return TEST_DATABASES.split(',').map((named) => {
    const known = NAMES.find((name) => name === named.trim());
    if (known) return known;
    throw new Error(`TEST_DATABASES must name some of ${NAMES.join(', ')}, not "${named}".`);
  });
}
