import distance from 'damerau-levenshtein';

const SHORTEST = 8;
const FARTHEST = 2;

/** Names of the system and of what is often around, however near they come to one of ours. */
const OTHERS = new Set([
  ...['BASH_ENV', 'HISTFILE', 'HOMEPATH', 'HOSTNAME', 'HOSTTYPE', 'LANGUAGE', 'MACHTYPE'],
  ...['MAILCHECK', 'MAILPATH', 'NODE_ENV', 'NODE_PATH'],
]);

/** Finds the names that somebody has written in place of one of `ours`, each with that one. */
export function* misspelt(
  names: readonly string[],
  ours: ReadonlySet<string>,
): Generator<readonly [string, string]> {
  for (const name of names) {
    if (ours.has(name) || OTHERS.has(name) || name.length < SHORTEST) continue;
    const near = [...ours]
      .map((right) => ({ right, letters: distance(name.toUpperCase(), right).steps }))
      .filter(({ letters }) => letters <= FARTHEST)
      .sort((one, other) => one.letters - other.letters)[0];
    if (near) yield [name, near.right];
  }
}
