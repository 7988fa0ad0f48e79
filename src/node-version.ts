const OLDEST_NODE = 22;

/**
 * Older ones start, and then can't write an amount into an answer.
 *
 * @throws {Error} if this is one.
 */
export function mustBeNewEnough(version: string): void {
  if (Number.parseInt(version) >= OLDEST_NODE) return;
  throw new Error(
    `It needs Node ${OLDEST_NODE} or newer, and this is Node ${version}. Use \`npm start\` and ` +
      '`npm run bank`: they add a newer one to the project.',
  );
}
